s = "C:\Users\name"
