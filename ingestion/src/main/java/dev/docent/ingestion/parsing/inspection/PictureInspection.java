package dev.docent.ingestion.parsing.inspection;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;

/** Checks the size of a picture from its header, without decoding it. */
record PictureInspection(FileBytes bytes, ParsingProperties limits) {

    /** The maximum number of segments before the size of a JPEG file. */
    private static final int MAX_SEGMENTS = 10_000;

    private static final int TIFF_WIDTH = 256;
    private static final int TIFF_HEIGHT = 257;
    private static final int TIFF_SHORT = 3;

    void check(Signature signature) throws IOException {
        try {
            switch (signature) {
                case PNG -> size(bytes.u32(16, BIG_ENDIAN), bytes.u32(20, BIG_ENDIAN));
                case GIF -> size(bytes.u16(6, LITTLE_ENDIAN), bytes.u16(8, LITTLE_ENDIAN));
                case BMP -> bmp();
                case WEBP -> webp();
                case JPEG -> jpeg();
                case TIFF -> tiff(bytes.u8(0) == 'I' ? LITTLE_ENDIAN : BIG_ENDIAN);
                case ZIP, GZIP, TAR, OTHER -> throw new IllegalArgumentException(signature.name());
            }
        } catch (EOFException cutOff) {
            // The decoder rejects pictures without a size.
        }
    }

    private void size(long width, long height) {
        if (width > 0 && height > limits.maxPixels() / width) {
            throw UnreadableDocumentException.limit("The picture has more than %,d pixels", limits.maxPixels());
        }
    }

    private void bmp() throws IOException {
        if (bytes.u32(14, LITTLE_ENDIAN) == 12) {
            size(bytes.u16(18, LITTLE_ENDIAN), bytes.u16(20, LITTLE_ENDIAN));
        } else {
            size(Math.abs((int) bytes.u32(18, LITTLE_ENDIAN)), Math.abs((long) (int) bytes.u32(22, LITTLE_ENDIAN)));
        }
    }

    /** The three variants of the container (RFC 9649, 2.5 to 2.7). */
    private void webp() throws IOException {
        switch (bytes.u8(15)) {
            case ' ' -> size(bytes.u16(26, LITTLE_ENDIAN) & 0x3fff, bytes.u16(28, LITTLE_ENDIAN) & 0x3fff);
            case 'L' -> {
                long packed = bytes.u32(21, LITTLE_ENDIAN);
                size((packed & 0x3fff) + 1, (packed >> 14 & 0x3fff) + 1);
            }
            default ->
                size(
                        (bytes.u32(24, LITTLE_ENDIAN) & 0xff_ffff) + 1,
                        (bytes.u32(26, LITTLE_ENDIAN) >> 8 & 0xff_ffff) + 1);
        }
    }

    /** The size is in the frame header, after any number of other segments (ITU-T T.81, B.2). */
    private void jpeg() throws IOException {
        long at = 2;
        for (int i = 0; i < MAX_SEGMENTS; i++) {
            int marker = bytes.u8(at) == 0xff ? bytes.u8(at + 1) : -1;
            if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                size(bytes.u16(at + 7, BIG_ENDIAN), bytes.u16(at + 5, BIG_ENDIAN));
                return;
            }
            if (marker == 0xff || marker < 0) {
                at++;
            } else if (marker == 0x01 || marker >= 0xd0 && marker <= 0xd8) {
                at += 2;
            } else {
                at += 2 + bytes.u16(at + 2, BIG_ENDIAN);
            }
        }
    }

    /** Each page has a directory with the offset of the next one; the offsets may form a cycle. */
    private void tiff(ByteOrder order) throws IOException {
        int pages = 0;
        for (long at = bytes.u32(4, order); at != 0; ) {
            if (++pages > limits.maxPages()) {
                throw UnreadableDocumentException.limit("The picture has more than %,d pages", limits.maxPages());
            }
            int fields = bytes.u16(at, order);
            long width = 0;
            long height = 0;
            for (int i = 0; i < fields; i++) {
                long field = at + 2 + 12L * i;
                int tag = bytes.u16(field, order);
                if (tag > TIFF_HEIGHT) {
                    break;
                }
                width = tag == TIFF_WIDTH ? tiffValue(field, order) : width;
                height = tag == TIFF_HEIGHT ? tiffValue(field, order) : height;
            }
            size(width, height);
            at = bytes.u32(at + 2 + 12L * fields, order);
        }
    }

    private long tiffValue(long field, ByteOrder order) throws IOException {
        return bytes.u16(field + 2, order) == TIFF_SHORT ? bytes.u16(field + 8, order) : bytes.u32(field + 8, order);
    }
}
