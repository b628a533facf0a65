package dev.docent.ingestion.parsing.media;

import java.time.Duration;

/**
 * Bounds of images and audio, which are checked before anything is decoded.
 *
 * @param maxPixels maximum number of pixels of an image, from its header
 * @param maxDuration maximum duration of audio, from its container
 */
public record MediaBounds(long maxPixels, Duration maxDuration) {}
