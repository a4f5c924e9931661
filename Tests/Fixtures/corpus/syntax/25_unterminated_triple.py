text = """never
ends
here
