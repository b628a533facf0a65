package dev.docent.ingestion.parsing.audio;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

/** Reads RIFF WAVE files. Chunks other than the format and the audio are overwritten. */
final class WavFile {

    private static final long UNKNOWN = 0xffff_ffffL;
    private static final int HEADER = 8;

    private WavFile() {}

    static AudioFile read(AudioBytes bytes) {
        long rate = 0;
        long audio = 0;
        for (long at = 12; at + HEADER <= bytes.length(); ) {
            var chunk = bytes.text(at, 4);
            long size = bytes.u32(at + 4, LITTLE_ENDIAN);
            long body = at + HEADER;
            if (chunk.equals("data") && (size == UNKNOWN || size == 0)) {
                // A recorder that was cut off, or that writes to a stream, never learns the size.
                size = bytes.length() - body;
            }
            if (size > bytes.length() - body) {
                throw AudioFile.truncated();
            }
            switch (chunk) {
                case "fmt " -> rate = bytes.u32(body + HEADER, LITTLE_ENDIAN);
                case "data" -> audio += size;
                case "fact" -> {}
                default -> {
                    bytes.put(at, "JUNK");
                    bytes.fill(body, body + size, 0);
                }
            }
            at = body + size + size % 2;
        }
        return AudioFile.of("audio/wav", rate == 0 ? 0 : (double) audio / rate, bytes);
    }
}
