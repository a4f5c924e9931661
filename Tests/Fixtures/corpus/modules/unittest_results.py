"""Tests and what comes of them."""
import io
import unittest
def setUpModule(): print('module up')
class A(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print('class up')
    def setUp(self): self.x = 1
    def test_ok(self): self.assertEqual(self.x, 1)
    def test_fail(self): self.assertEqual([1,2,3],[1,3,3])
    def test_fail2(self): self.assertEqual({'a':1},{'a':2}, 'msg')
    def test_fail3(self): self.assertEqual('abc\ndef','abc\ndeg')
    def test_fail4(self): self.assertTrue(0)
    def test_err(self):
        "doc line"
        1/0
    def test_raises(self):
        with self.assertRaises(ValueError) as c: int('x')
        self.assertIn('invalid', str(c.exception))
        with self.assertRaisesRegex(ValueError, 'inv'): int('x')
        self.assertRaises(ZeroDivisionError, lambda: 1/0)
    def test_noraise(self):
        with self.assertRaises(ValueError): pass
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i): self.assertEqual(i % 2, 0)
    @unittest.skip('why')
    def test_skip(self): pass
    @unittest.expectedFailure
    def test_xf(self): self.assertEqual(1,2)
    def test_near(self): self.assertAlmostEqual(1.0, 1.1)
    def test_set(self): self.assertEqual({1,2},{2,3})
    def test_tuple(self): self.assertEqual((1,2),(1,2,3))
    def test_in(self): self.assertIn(5,[1,2])
    def test_count(self): self.assertCountEqual([1,1,2],[1,2,2])
    def test_regex(self): self.assertRegex('abc','x+')
    def test_long(self): self.assertEqual('a'*100+'b', 'a'*100+'c')
    def test_inst(self): self.assertIsInstance(1, str)

stream = io.StringIO()
suite = unittest.defaultTestLoader.loadTestsFromTestCase(A)
result = unittest.TextTestRunner(stream, verbosity=2).run(suite)
print(result, result.testsRun, result.wasSuccessful(), len(result.skipped), len(result.expectedFailures))
for test, text in result.failures + result.errors:
    print(test, "|", [line for line in text.split("\n") if not line.startswith(("  File", "    "))])
print(stream.getvalue().split("=" * 70)[0])
