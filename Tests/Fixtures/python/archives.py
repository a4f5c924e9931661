# SPDX-License-Identifier: GPL-3.0-or-later
# tarfile: what goes in comes out, plain and compressed, and what is no archive is named.
import io
import os
import shutil
import tarfile
import tempfile

place = tempfile.mkdtemp()
source = os.path.join(place, "source")
os.makedirs(os.path.join(source, "sub"))
with open(os.path.join(source, "a.txt"), "w") as file:
    file.write("hello\n" * 10)
with open(os.path.join(source, "sub", "b.bin"), "wb") as file:
    file.write(bytes(range(256)) * 5)

for mode, name in (("w", "x.tar"), ("w:gz", "x.tar.gz")):
    path = os.path.join(place, name)
    with tarfile.open(path, mode) as archive:
        archive.add(source, arcname="data")
        for title, body in (("words.txt", b"12345"), ("l" * 120 + ".txt", b"abc")):
            info = tarfile.TarInfo(title)
            info.size = len(body)
            archive.addfile(info, io.BytesIO(body))
        print(len(archive.getnames()))
    with tarfile.open(path) as archive:
        print([(m.name[:12], m.size, m.isdir(), m.isfile(), m.type) for m in archive])
        print(archive.extractfile("words.txt").read(), archive.getmember("data/a.txt").size)
        out = os.path.join(place, "out")
        shutil.rmtree(out, ignore_errors=True)
        archive.extractall(out)
        with open(os.path.join(out, "data", "sub", "b.bin"), "rb") as file:
            print(sorted(os.listdir(os.path.join(out, "data"))), file.read() == bytes(range(256)) * 5)
        try:
            archive.getmember("nothing")
        except KeyError as error:
            print(error)
    print(tarfile.is_tarfile(path))

for work in (lambda: tarfile.open(os.path.join(source, "a.txt")), lambda: tarfile.open(fileobj=io.BytesIO(b"x" * 1024)), lambda: tarfile.open()):
    try:
        work()
    except (tarfile.TarError, ValueError) as error:
        print(type(error).__name__)
print(tarfile.is_tarfile(os.path.join(source, "a.txt")))
shutil.rmtree(place)
