# SPDX-License-Identifier: GPL-3.0-or-later
class Animation:
    """Pictures one after the other; a terminal shows the last one."""

    def __init__(self, fig, **kwargs):
        self._fig = fig

    def save(self, filename, *args, **kwargs):
        raise NotImplementedError(f"Gradus saves no animations, and {filename!r} was not written")

    def pause(self):
        pass

    def resume(self):
        pass

    def to_jshtml(self, *args, **kwargs):
        raise NotImplementedError("Gradus has no Animation.to_jshtml")

    to_html5_video = to_jshtml

class FuncAnimation(Animation):
    """Calls a function for each picture."""

    def __init__(self, fig, func, frames=None, init_func=None, fargs=None, save_count=None, *, interval=200, repeat_delay=0, repeat=True, blit=False,
                 cache_frame_data=True, event_source=None):
        super().__init__(fig)
        if not callable(func):
            raise TypeError("func must be callable")
        self._func, self._args, self._init = func, tuple(fargs or ()), init_func
        self._frames = range(100) if frames is None else range(frames) if isinstance(frames, int) else frames
        self._interval, self._ran = interval, False
        fig._animation = self

    def new_frame_seq(self):
        return iter(self._frames() if callable(self._frames) else self._frames)

    def _run(self, draw, limit=100):
        # The pictures, at most so many, when the figure is shown.
        if self._ran:
            return
        self._ran = True
        if self._init is not None:
            self._init()
        for i, frame in enumerate(self.new_frame_seq()):
            if i >= limit:
                break
            self._func(frame, *self._args)

class ArtistAnimation(Animation):
    """Pictures that are lists of what was drawn."""

    def __init__(self, fig, artists, *args, **kwargs):
        super().__init__(fig)
        self._artists = artists

    def _run(self, draw, limit=100):
        for group in self._artists[:-1]:
            for part in group:
                part.set_visible(False)

class PillowWriter:
    def __init__(self, fps=5, **kwargs):
        self.fps = fps

class FFMpegWriter(PillowWriter):
    pass

writers = {}
