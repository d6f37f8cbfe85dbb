"""A counter that rings when the queue has reached the door."""

import asyncio
from dataclasses import dataclass, field


@dataclass
class Counter:
    room: int
    queue: list[str] = field(default_factory=list)
    bell: asyncio.Event = field(default_factory=asyncio.Event)

    def arrive(self, name: str) -> bool:
        """Returns whether there was room; rings when there is none left."""
        if len(self.queue) >= self.room:
            return False
        self.queue.append(name)
        if len(self.queue) == self.room:
            self.bell.set()
        return True

    def serve(self) -> str | None:
        if not self.queue:
            return None
        self.bell.clear()
        return self.queue.pop(0)
