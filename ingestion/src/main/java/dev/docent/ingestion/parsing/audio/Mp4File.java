package dev.docent.ingestion.parsing.audio;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.util.Set;

/**
 * Reads MPEG-4 audio (ISO 14496-12). Boxes of metadata become free space, and times of creation are overwritten, so that no
 * offset changes.
 */
final class Mp4File {

    private static final Set<String> CONTAINERS =
            Set.of("moov", "trak", "mdia", "minf", "stbl", "mvex", "moof", "traf");
    private static final Set<String> METADATA = Set.of("udta", "meta", "uuid", "ID32");
    private static final int MAX_DEPTH = 8;
    private static final int TFHD_DURATION = 8;
    private static final int TRUN_DURATION = 0x100;

    private final AudioBytes bytes;
    private double seconds;
    private long timescale;
    private long defaultDuration;
    private long fragmentDuration;
    private long fragments;
    private boolean hasSound;

    private Mp4File(AudioBytes bytes) {
        this.bytes = bytes;
    }

    static AudioFile read(AudioBytes bytes) {
        var file = new Mp4File(bytes);
        file.boxes(0, bytes.length(), 0);
        if (!file.hasSound) {
            throw AudioFile.damaged("it contains no audio track");
        }
        var fragmented = file.timescale == 0 ? 0 : (double) file.fragments / file.timescale;
        return AudioFile.of("audio/mp4", Math.max(file.seconds, fragmented), bytes);
    }

    private void boxes(long from, long to, int depth) {
        for (long at = from; at + 8 <= to; ) {
            long size = bytes.u32(at, BIG_ENDIAN);
            long header = 8;
            if (size == 1) {
                size = bytes.i64(at + 8, BIG_ENDIAN);
                header = 16;
            } else if (size == 0) {
                size = to - at;
            }
            if (size < header || size > to - at) {
                throw AudioFile.truncated();
            }
            box(at, at + header, at + size, depth);
            at += size;
        }
    }

    private void box(long at, long body, long end, int depth) {
        var type = bytes.text(at + 4, 4);
        if (METADATA.contains(type)) {
            bytes.put(at + 4, "free");
            bytes.fill(body, end, 0);
        } else if (CONTAINERS.contains(type) && depth < MAX_DEPTH) {
            boxes(body, end, depth + 1);
        } else {
            field(type, body);
        }
    }

    private void field(String type, long body) {
        switch (type) {
            case "mvhd" -> seconds = duration(body);
            case "mdhd" -> duration(body);
            case "tkhd" -> overwriteTimes(body);
            case "hdlr" -> handler(bytes.text(body + 8, 4));
            case "trex" -> defaultDuration = bytes.u32(body + 12, BIG_ENDIAN);
            case "tfhd" -> fragment(body);
            case "trun" -> fragments += run(body);
            default -> {}
        }
    }

    private void handler(String kind) {
        if (kind.equals("vide")) {
            throw AudioFile.video();
        }
        hasSound |= kind.equals("soun");
    }

    /** {@return the duration of the movie or track in seconds; 0 if it is unknown} Remembers the timescale of the track, which comes last. */
    private double duration(long body) {
        var wide = overwriteTimes(body);
        long at = body + 4 + (wide ? 16 : 8);
        timescale = bytes.u32(at, BIG_ENDIAN);
        long units = wide ? bytes.i64(at + 4, BIG_ENDIAN) : bytes.u32(at + 4, BIG_ENDIAN);
        var unknown = units < 0 || units == 0xffff_ffffL && !wide || timescale == 0;
        return unknown ? 0 : (double) units / timescale;
    }

    /** {@return whether the box has times of 64 bits} */
    private boolean overwriteTimes(long body) {
        var wide = bytes.u8(body) == 1;
        bytes.fill(body + 4, body + 4 + (wide ? 16 : 8), 0);
        return wide;
    }

    private void fragment(long body) {
        long flags = bytes.u32(body, BIG_ENDIAN) & 0xff_ffff;
        long at = body + 8 + ((flags & 1) == 0 ? 0 : 8) + ((flags & 2) == 0 ? 0 : 4);
        fragmentDuration = (flags & TFHD_DURATION) == 0 ? defaultDuration : bytes.u32(at, BIG_ENDIAN);
    }

    /** {@return the duration of the samples of a run, in units of the timescale} */
    private long run(long body) {
        long flags = bytes.u32(body, BIG_ENDIAN) & 0xff_ffff;
        long samples = bytes.u32(body + 4, BIG_ENDIAN);
        if ((flags & TRUN_DURATION) == 0) {
            return samples * fragmentDuration;
        }
        long at = body + 8 + ((flags & 1) == 0 ? 0 : 4) + ((flags & 4) == 0 ? 0 : 4);
        int perSample = 4 * Long.bitCount(flags & 0xf00);
        long sum = 0;
        for (long each = 0; each < samples; each++) {
            sum += bytes.u32(at + each * perSample, BIG_ENDIAN);
        }
        return sum;
    }
}
