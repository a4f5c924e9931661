words = []
words.appendd("x")
