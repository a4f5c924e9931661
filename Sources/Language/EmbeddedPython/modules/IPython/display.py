# SPDX-License-Identifier: GPL-3.0-or-later
# What notebooks show: here, in a terminal, the text form of it, or nothing.

class DisplayObject:
    """Something for a notebook."""

    def __init__(self, data=None, url=None, filename=None, metadata=None, **kwargs):
        self.data, self.url, self.filename, self.metadata = data, url, filename, metadata

    def __repr__(self):
        return f"<IPython.core.display.{type(self).__name__} object>"

class HTML(DisplayObject):
    """A text of HTML."""

class Markdown(DisplayObject):
    """A text of Markdown."""

class Latex(DisplayObject):
    """A formula."""

class Math(Latex):
    """A formula."""

class SVG(DisplayObject):
    """A drawing."""

class Image(DisplayObject):
    """A picture."""

class Audio(DisplayObject):
    """A sound."""

class Video(DisplayObject):
    """A film."""

class IFrame(DisplayObject):
    """A page."""

class YouTubeVideo(IFrame):
    """A film."""

class Javascript(DisplayObject):
    """A program of a page."""

class DisplayHandle:
    """What update_display changes."""

    def __init__(self, display_id=None):
        self.display_id = display_id

    def display(self, obj, **kwargs):
        display(obj)

    update = display

def display(*objs, include=None, exclude=None, metadata=None, transient=None, display_id=None, raw=False, clear=False, **kwargs):
    """Prints what has a text form; what only a notebook shows is left out."""
    for obj in objs:
        if hasattr(obj, "savefig") and hasattr(obj, "show"):
            obj.show()
        else:
            print(obj if isinstance(obj, DisplayObject) else repr(obj) if isinstance(obj, str) else obj)
    return DisplayHandle(display_id) if display_id is not None else None

def update_display(obj, *, display_id, **kwargs):
    display(obj)

def clear_output(wait=False):
    """What was printed stays; the next figure takes the place of the last one."""
    import sys
    if "matplotlib.pyplot" in sys.modules:
        from matplotlib._drawing import _live
        _live["cleared"] = True

def set_matplotlib_formats(*formats, **kwargs):
    """A terminal has its own form."""

def _shown(*objs, **kwargs):
    pass

display_html = display_svg = display_png = display_markdown = display_latex = display_javascript = _shown
