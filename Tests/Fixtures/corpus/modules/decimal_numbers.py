"""Decimal numbers: arithmetic, contexts, texts and formats."""
from decimal import *
import decimal, math
D=Decimal
print(D('1.1')+D('2.2'), D(1)/D(7), D('1e5'), D('1E+5')*1, D('0.000001'), D('0.0000001'), D('-0'), D('Infinity'), D('nan'), D(0.1), D((0,(1,2,3),-2)))
print(repr(D('3.140')), D('3.14').quantize(D('0.1')), D('2.675').quantize(D('0.01'), rounding=ROUND_HALF_UP), D('1.25').quantize(D('0.1')), round(D('2.5')), round(D('2.345'),2), D('7')//D('2'), D('-7')//2, D('-7')%3, divmod(D(7),D(2)))
print(D(2).sqrt(), D(2)**D('0.5'), D(2)**10, D(2)**-1, D(2)**-3, D(10).ln(), D(1).exp(), D(100).log10(), D(5).log10(), D('0.5').ln(), D(3)**D('1.5'), D('1.1')**100)
getcontext().prec = 50
print(D(1)/3, D(2).sqrt(), D(1).exp(), D(10).ln(), D('1e-10').exp())
getcontext().prec = 6
print(D('3.1415926535')+0, D(1)/3, D(2)/3, D('1234567.8')+1, +D('3.14159265'))
getcontext().prec = 28
for f in (lambda: D('a'), lambda: D(1)/0, lambda: D(0)/0, lambda: D(-1).sqrt(), lambda: D('1e1000000'), lambda: D(1)+1.5, lambda: D('1e30').quantize(D('0.01')), lambda: D(None), lambda: D('sNaN')+1, lambda: int(D('inf')), lambda: D('1e999999')*10, lambda: D(1)%0, lambda: 5//D(0), lambda: D(-8)**D('0.5')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(getcontext())
with localcontext() as c:
    c.prec=5; print(D(1)/3)
print(D(1)/3)
for s in ['', '.2f','10.3f','e','.3e','g','.3g',',','.1%','+','08.2f','*^12','<10','>10.1f',',.2f','E','n', '015,.2f','.0f']:
    print(s, [format(D(x), s) for x in ('1234567.891','-0.005','0','1e10','12')])
print(D('1.20').normalize(), D('100').normalize(), D('1E+3').to_integral_value(), D('2.5').to_integral_value(), D('1.5').as_tuple(), D('1.5').as_integer_ratio(), D('1.50').compare(D('1.5')), D('1.50')==D('1.5'), D('0.5')==0.5, D('0.1')==0.1, D(1)<2, D(1)<1.5, hash(D('0.5'))==hash(0.5), hash(D(10**20))==hash(10**20))
print(sum([D('0.1')]*10), max(D(1),D(2)), D('1e3').to_eng_string(), D('123E+3').to_eng_string(), D('1.2E+4'), int(D('3.9')), float(D('3.9')), math.floor(D('-3.5')), math.ceil(D('3.2')), D('3.2').adjusted(), abs(D('-3')), -D('3'), D('1').next_plus(), D('3').scaleb(2), D('123').logb())
print(D('1')+1, 1+D('1'), 3-D(1), 6/D(4), 2**D(3), D('5')%D('3'), D('-5').remainder_near(3), D(7).fma(2,3), D(3).copy_sign(D(-1)), D(1).is_signed(), D('inf').is_infinite(), D('NaN').is_nan(), sorted([D(3),D(1),2]), D('1_000.5'), D(' 3 '))
c = Context(prec=3, rounding=ROUND_DOWN); print(c.divide(2,3), c.create_decimal('3.14159'), c.add(D('1.111'),D('2.222')), c.sqrt(D(2)), c.power(2,3))
c.clear_flags(); c.divide(1,3); print(sorted(k.__name__ for k,v in c.flags.items() if v), c)
print(D('0.1').quantize(D('1.00')), D('1e-3').quantize(D('1e-5')), D(5).quantize(D('10')), [str(D('2.5').quantize(D(1), r)) for r in (ROUND_UP,ROUND_DOWN,ROUND_CEILING,ROUND_FLOOR,ROUND_HALF_UP,ROUND_HALF_DOWN,ROUND_HALF_EVEN,ROUND_05UP)])
print(isinstance(D(1), int), D(1) in {1:2}, {D(1):1}[1], bool(D(0)), D('1.0')*D('2.00'), D(1)-D('1.00'), D('0E-5'), str(D('1E-7')), f"{D('3.14159'):.2f}", '%s' % D(3), '%.2f' % D('3.14159'), D('12.30').__str__(), D('12').exp(), D('-1.5').exp(), D('1e2').log10(), D('123.456').log10(), D('0.001').ln(), D('1.0000001').ln())
import pickle, copy
print(pickle.loads(pickle.dumps(D('1.5'))), copy.deepcopy(D('2.5')))
