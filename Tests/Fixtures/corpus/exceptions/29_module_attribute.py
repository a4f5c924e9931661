import math
print(math.pie)
