# SPDX-License-Identifier: GPL-3.0-or-later
import time

def _wait(interval, began):
    # Until so many milliseconds after the beginning of a picture.
    time.sleep(max(0.0, interval / 1000 - (time.perf_counter() - began)))

class Animation:
    """Pictures one after the other: drawn in place at a terminal, elsewhere the last one."""

    def __init__(self, fig, **kwargs):
        self._fig, self._ran = fig, False
        fig._animation = self

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
        self._func, self._args, self._init = func, tuple(fargs or ()), init_func
        self._frames = range(100) if frames is None else range(frames) if isinstance(frames, int) else frames
        self._interval, self._limit = interval, 100 if save_count is None else save_count

    def new_frame_seq(self):
        return iter(self._frames() if callable(self._frames) else self._frames)

    def _run(self, show):
        # Makes the pictures when the figure is shown, of an endless row so many; how many there were.
        if self._ran:
            return 0
        self._ran, count = True, 0
        if self._init is not None:
            self._init()
        known = hasattr(self._frames, "__len__")
        for frame in self.new_frame_seq():
            if not known and count >= self._limit:
                break
            began = time.perf_counter()
            self._func(frame, *self._args)
            count += 1
            if show():
                _wait(self._interval, began)
        return count

class ArtistAnimation(Animation):
    """Pictures that are lists of what was drawn."""

    def __init__(self, fig, artists, interval=200, *args, **kwargs):
        super().__init__(fig)
        self._artists, self._interval = artists, interval

    def _run(self, show):
        if self._ran:
            return 0
        self._ran = True
        for number in range(len(self._artists)):
            began = time.perf_counter()
            for other, group in enumerate(self._artists):
                for part in group:
                    part.set_visible(other == number)
            if show():
                _wait(self._interval, began)
        return len(self._artists)

class PillowWriter:
    def __init__(self, fps=5, **kwargs):
        self.fps = fps

class FFMpegWriter(PillowWriter):
    pass

writers = {}
