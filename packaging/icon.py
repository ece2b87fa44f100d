"""windows/nianbao.ico and nianbao.png from nianbao.svg: `pip install resvg-py pillow; python3 packaging/icon.py`."""

import io
import pathlib

import resvg_py
from PIL import Image

HERE = pathlib.Path(__file__).parent
# What Explorer shows in lists, on the desktop, at its larger scales; what a Linux desktop looks for first.
SIZES, PNG = [16, 24, 32, 48, 64, 256], 128


def drawn(size):
    """The picture at this size, drawn for it and not scaled; of few colours, so that it is small."""
    bytes_ = resvg_py.svg_to_bytes(svg_path=str(HERE / "nianbao.svg"), width=size, height=size)
    picture = Image.open(io.BytesIO(bytes(bytes_))).convert("RGBA")
    return picture.quantize(64, method=Image.Quantize.FASTOCTREE).convert("RGBA")


pictures = [drawn(size) for size in SIZES]
pictures[-1].save(HERE / "windows/nianbao.ico", sizes=[(size, size) for size in SIZES], append_images=pictures[:-1])
drawn(PNG).save(HERE / "nianbao.png", optimize=True)
