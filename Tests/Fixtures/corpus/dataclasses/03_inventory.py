from dataclasses import dataclass, field
from typing import List, ClassVar, Optional
@dataclass
class Item:
    name: str
    price: float
    quantity: int = 1
    currency: ClassVar[str] = "EUR"
    @property
    def total(self) -> float: return self.price * self.quantity
@dataclass
class Cart:
    items: List[Item] = field(default_factory=list)
    coupon: Optional[str] = None
    def add(self, *items): self.items.extend(items); return self
    def total(self):
        t = sum(i.total for i in self.items)
        return t * 0.9 if self.coupon else t
c = Cart(coupon="X").add(Item("pen", 1.5, 4), Item("book", 10))
print(c); print(c.total(), Item.currency, c.items[0].total, max(c.items, key=lambda i: i.total).name)
Cart().add(Item("pen"))
