for i in range(2):
# only a comment
print(i)
