class ValidationError(ValueError):
    """Raised when a field is wrong."""
    def __init__(self, field, message="is invalid"):
        self.field, self.message = field, message
        super().__init__(f"{field} {message}")

def validate(user):
    errors = []
    if not user.get("name"):
        errors.append(ValidationError("name"))
    if user.get("age", 0) < 18:
        errors.append(ValidationError("age", "must be 18 or more"))
    if errors:
        raise errors[0] if len(errors) == 1 else Exception([str(e) for e in errors])
    return True
for u in [{"name": "A", "age": 20}, {"name": "B", "age": 3}, {}]:
    try:
        print(validate(u))
    except ValidationError as e:
        print("one:", e, e.field)
    except Exception as e:
        print("many:", e)
validate({"age": 50})
