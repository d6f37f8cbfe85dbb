#!/usr/bin/python3
"""Draws the pictures of the sample sites, and makes their one sound and one film, so that none of them comes from anywhere else.

Needs python3-numpy, python3-pil, exiftool and ffmpeg; only for whoever wants to change a picture: the results are committed.
usage: samples/make_pictures.py
"""

import math
import subprocess
import wave
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

CONTENT = Path(__file__).parent / "conference" / "content" / "en"
HANDBOOK = Path(__file__).parent / "everything" / "content" / "handbook"


def ridge(width, seed, roughness, octaves=9):
    """A mountain line as midpoint noise: heights between about -1 and 1."""
    random = np.random.default_rng(seed)
    x = np.linspace(0, 1, width)
    line = np.zeros(width)
    for octave in range(octaves):
        points = random.uniform(-1, 1, 2 + 2**octave)
        line += np.interp(x, np.linspace(0, 1, len(points)), points) * roughness**octave
    return line


def mix(a, b, t):
    return np.asarray(a, float) + (np.asarray(b, float) - np.asarray(a, float)) * np.asarray(t)[..., None]


def harbour(width, height):
    """Evening over a bay: sky, three ridges, water that mirrors them, a lighthouse."""
    y = np.linspace(0, 1, height)
    horizon = int(height * 0.56)
    sky = mix((38, 54, 96), (250, 186, 120), np.clip(y / 0.56, 0, 1) ** 1.6)
    picture = np.repeat(sky[:, None, :], width, axis=1)
    yy, xx = np.mgrid[0:height, 0:width]
    sun_x, sun_y, sun_r = width * 0.66, horizon * 0.86, width * 0.05
    distance = np.hypot(xx - sun_x, yy - sun_y)
    glow = np.exp(-distance / (width * 0.16))[..., None]
    picture = picture * (1 - 0.55 * glow) + np.array((255, 226, 168)) * 0.55 * glow
    picture[distance < sun_r] = (255, 240, 205)
    for seed, base, rise, color in ((3, 0.47, 0.08, (112, 96, 128)), (8, 0.51, 0.06, (72, 68, 104)), (21, 0.545, 0.035, (38, 44, 74))):
        top = (base - rise * 0.5 * (ridge(width, seed, 0.5) + 0.6)) * height
        land = (yy >= top[None, :]) & (yy < horizon)
        picture[land] = color
    # The water mirrors the sky, broken by ripples that grow towards the viewer.
    depth = (yy[horizon:] - horizon) / (height - horizon)
    ripple = np.sin(yy[horizon:] * 0.08 / (0.12 + depth)) * 18 * depth + np.sin(xx[horizon:] * 0.004 + yy[horizon:] * 0.02) * 10 * depth
    mirror_y = np.clip(horizon - 1 - (yy[horizon:] - horizon) * 0.95 + ripple, 0, horizon - 1).astype(int)
    mirror_x = np.clip(xx[horizon:] + ripple * 2.2, 0, width - 1).astype(int)
    picture[horizon:] = picture[mirror_y, mirror_x] * 0.74 + np.array((10, 26, 44)) * 0.26
    image = Image.fromarray(np.clip(picture, 0, 255).astype("uint8"))
    draw = ImageDraw.Draw(image)
    x, foot, tall = width * 0.22, horizon + height * 0.02, height * 0.2
    rock = [(x - tall * 0.75, foot + tall * 0.1)] + [(x + tall * 0.75 * math.cos(a), foot - tall * 0.18 * math.sin(a)) for a in np.linspace(math.pi, 0, 40)]
    draw.polygon(rock + [(x + tall * 0.75, foot + tall * 0.1)], fill=(26, 28, 44))
    for i in range(6):  # bands of the tower
        low, high = i / 6, (i + 1) / 6
        half = lambda t: tall * (0.11 - 0.045 * t)
        band = [(x - half(low), foot - tall * low), (x + half(low), foot - tall * low), (x + half(high), foot - tall * high), (x - half(high), foot - tall * high)]
        draw.polygon(band, fill=(232, 224, 214) if i % 2 == 0 else (176, 52, 44))
    draw.rectangle([x - tall * 0.05, foot - tall * 1.12, x + tall * 0.05, foot - tall], fill=(255, 236, 150))
    draw.polygon([(x - tall * 0.075, foot - tall * 1.12), (x + tall * 0.075, foot - tall * 1.12), (x, foot - tall * 1.22)], fill=(60, 40, 48))
    # A little grain, as a camera would leave; it also makes the file as large as a photograph's.
    noise = np.random.default_rng(1).normal(0, 1.4, (height, width, 1))
    return Image.fromarray(np.clip(np.asarray(image.filter(ImageFilter.GaussianBlur(1.1)), float) + noise, 0, 255).astype("uint8"))


def sketch(number):
    """A flip-chart drawing: boxes, arrows, a different arrangement each time."""
    image = Image.new("RGB", (1000, 620), (252, 250, 244))
    draw = ImageDraw.Draw(image)
    ink, accent = (44, 52, 72), [(196, 84, 56), (46, 122, 110), (120, 84, 160)][number - 1]
    boxes = [
        [(80, 230, 300, 390), (390, 90, 610, 250), (390, 370, 610, 530), (700, 230, 920, 390)],
        [(60, 80, 300, 240), (380, 80, 620, 240), (700, 80, 940, 240), (380, 380, 620, 540)],
        [(380, 60, 620, 200), (80, 400, 320, 540), (380, 400, 620, 540), (680, 400, 920, 540)],
    ][number - 1]
    edges = [[(0, 1), (0, 2), (1, 3), (2, 3)], [(0, 1), (1, 2), (1, 3)], [(0, 1), (0, 2), (0, 3)]][number - 1]
    centre = lambda b: ((b[0] + b[2]) / 2, (b[1] + b[3]) / 2)
    for a, b in edges:
        (x1, y1), (x2, y2) = centre(boxes[a]), centre(boxes[b])
        draw.line([(x1, y1), (x2, y2)], fill=ink, width=6)
        mx, my, angle = x1 + (x2 - x1) * 0.56, y1 + (y2 - y1) * 0.56, math.atan2(y2 - y1, x2 - x1)
        draw.polygon([(mx + 22 * math.cos(angle + t), my + 22 * math.sin(angle + t)) for t in (0, 2.4, -2.4)], fill=accent)
    for i, box in enumerate(boxes):
        draw.rounded_rectangle(box, radius=18, fill=(255, 255, 255), outline=ink, width=6)
        for line in range(3):
            y = box[1] + 42 + line * 32
            draw.line([(box[0] + 30, y), (box[2] - 30 - (line * 37 + i * 23) % 70, y)], fill=accent if line == 0 else (170, 176, 188), width=8)
    return image


def badge():
    """An animated conference badge: the lamp turns. Only the first frame matters on paper."""
    frames = []
    for step in range(4):
        image = Image.new("P", (240, 240), 0)
        image.putpalette([255, 255, 255, 30, 60, 96, 250, 190, 60, 200, 64, 52])
        draw = ImageDraw.Draw(image)
        draw.ellipse([10, 10, 230, 230], fill=1)
        angle = step * 45
        draw.pieslice([30, 30, 210, 210], angle - 16, angle + 16, fill=2)
        draw.pieslice([30, 30, 210, 210], angle + 164, angle + 196, fill=2)
        draw.polygon([(104, 200), (136, 200), (128, 96), (112, 96)], fill=3)
        draw.ellipse([102, 72, 138, 108], fill=2)
        frames.append(image)
    return frames


def mug():
    """A coffee mug on a table, with transparency around it."""
    image = Image.new("RGBA", (800, 800), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse([120, 620, 680, 740], fill=(0, 0, 0, 60))
    draw.ellipse([500, 300, 700, 560], outline=(214, 92, 62, 255), width=44)
    draw.rounded_rectangle([180, 220, 580, 680], radius=70, fill=(228, 108, 76, 255))
    draw.ellipse([180, 180, 580, 290], fill=(244, 222, 204, 255))
    draw.ellipse([205, 198, 555, 276], fill=(92, 56, 40, 255))
    draw.rectangle([300, 400, 460, 420], fill=(250, 240, 228, 255))
    draw.rectangle([300, 450, 420, 470], fill=(250, 240, 228, 255))
    for x in (300, 380, 460):
        draw.line([(x + 14 * math.sin(t / 9), 160 - t) for t in range(0, 110)], fill=(150, 150, 160, 150), width=12)
    return image.filter(ImageFilter.GaussianBlur(0.8))


def stair(worn):
    """Three steps of stone from the side; a worn one has a hollow."""
    image = Image.new("RGB", (720, 480), (238, 236, 230))
    draw = ImageDraw.Draw(image)
    for number, shade in enumerate((150, 132, 114)):
        top, left = 320 - number * 100, 60 + number * 200
        draw.rectangle([left, top, 720, 480], fill=(shade, shade - 4, shade - 12), outline=(70, 66, 60), width=4)
        if worn:
            draw.pieslice([left + 30, top - 34, left + 170, top + 34], 0, 180, fill=(238, 236, 230), outline=(70, 66, 60), width=4)
            draw.rectangle([left + 24, top - 40, left + 176, top - 1], fill=(238, 236, 230))
    return image


def portrait():
    """A keeper with a cap, as a child would draw her."""
    image = Image.new("RGB", (600, 600), (204, 222, 232))
    draw = ImageDraw.Draw(image)
    draw.ellipse([90, 400, 510, 800], fill=(44, 62, 92))
    draw.ellipse([190, 160, 410, 430], fill=(236, 200, 172))
    draw.pieslice([180, 110, 420, 350], 180, 360, fill=(30, 42, 66))
    draw.rectangle([160, 222, 440, 246], fill=(20, 28, 46))
    for x in (255, 345):
        draw.ellipse([x - 12, 282, x + 12, 306], fill=(40, 40, 40))
    draw.arc([250, 310, 350, 380], 20, 160, fill=(140, 60, 50), width=8)
    return image


def bell(path):
    """One stroke of a bell: partials that die away at different speeds; 8 kHz, so that it stays small."""
    t = np.linspace(0, 1.2, 9600)
    partials = ((1.0, 440, 2.5), (0.6, 880.7, 4), (0.5, 1056, 5), (0.3, 1320, 7))
    sound = sum(loud * np.sin(2 * np.pi * pitch * t) * np.exp(-t * fade) for loud, pitch, fade in partials)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(np.clip(sound * 50 + 128, 0, 255).astype("uint8").tobytes())


def beam(path):
    """A lamp that turns once."""
    frames = b""
    for step in range(24):
        image = Image.new("RGB", (160, 120), (18, 24, 44))
        draw = ImageDraw.Draw(image)
        draw.pieslice([-60, -60, 220, 160], step * 15 - 12, step * 15 + 12, fill=(250, 226, 150))
        draw.rectangle([72, 56, 88, 120], fill=(214, 210, 200))
        frames += image.tobytes()
    subprocess.run(
        ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "160x120", "-r", "12", "-i", "-", "-fflags", "+bitexact",
         "-c:v", "mpeg4", "-q:v", "12", str(path)], input=frames, check=True)


def draw_handbook():
    harbour(900, 600).save(HANDBOOK / "wharf.jpg", quality=80)
    for number, worn in ((1, False), (2, True)):
        stair(worn).quantize(16).save(HANDBOOK / f"step-{number}.png", optimize=True)
    portrait().quantize(32).save(HANDBOOK / "keeper" / "portrait.png", optimize=True)
    bell(HANDBOOK / "bell.wav")
    beam(HANDBOOK / "beam.mp4")


def draw_conference():
    opener = CONTENT / "2025" / "harbour.jpg"
    # Taken upright with a phone held sideways: stored turned, with the orientation in EXIF as cameras do.
    harbour(3000, 4000).transpose(Image.Transpose.ROTATE_90).save(opener, quality=76, subsampling=2)
    subprocess.run(
        ["exiftool", "-q", "-overwrite_original", "-n", "-Orientation=6", "-Make=Lantern", "-Model=Pocket 12", "-Artist=Wanda Birch",
         "-DateTimeOriginal=2025:05:16 20:41:07", "-GPSLatitude=54.4721", "-GPSLatitudeRef=N", "-GPSLongitude=18.9317", "-GPSLongitudeRef=E",
         "-GPSAltitude=4", "-UserComment=Evening walk before the speakers' dinner", str(opener)], check=True)
    harbour(1600, 1067).save(CONTENT / "2024" / "pier.jpg", quality=84)
    for number in (1, 2, 3):
        sketch(number).quantize(32).save(CONTENT / "2025" / "backpressure" / f"sketch-{number}.png", optimize=True)
    frames = badge()
    frames[0].save(CONTENT / "2025" / "badge.gif", save_all=True, append_images=frames[1:], duration=400, loop=0)
    mug().save(CONTENT / "2024" / "mug.webp", quality=80)


def main():
    draw_conference()
    draw_handbook()


if __name__ == "__main__":
    main()
