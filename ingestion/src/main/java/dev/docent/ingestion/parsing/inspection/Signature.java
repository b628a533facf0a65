package dev.docent.ingestion.parsing.inspection;

import java.nio.charset.StandardCharsets;

/** File types that require inspection, identified by the first bytes. */
enum Signature {
    ZIP,
    GZIP,
    TAR,
    PNG,
    JPEG,
    GIF,
    BMP,
    TIFF,
    WEBP,
    OTHER;

    /** The number of bytes at the beginning that identify a type. */
    static final int LENGTH = 512;

    private static final int TAR_MAGIC = 257;

    static Signature of(byte[] head) {
        if (starts(head, 0, "PK\3\4") || starts(head, 0, "PK\5\6")) {
            return ZIP;
        }
        if (starts(head, 0, "\u001f\u008b")) {
            return GZIP;
        }
        if (starts(head, TAR_MAGIC, "ustar")) {
            return TAR;
        }
        return picture(head);
    }

    private static Signature picture(byte[] head) {
        if (starts(head, 0, "\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (starts(head, 0, "\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (starts(head, 0, "GIF8")) {
            return GIF;
        }
        if (starts(head, 0, "II*\0") || starts(head, 0, "MM\0*")) {
            return TIFF;
        }
        if (starts(head, 0, "RIFF") && starts(head, 8, "WEBP")) {
            return WEBP;
        }
        return starts(head, 0, "BM") && starts(head, 6, "\0\0\0\0") ? BMP : OTHER;
    }

    private static boolean starts(byte[] head, int at, String magic) {
        var bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        if (head.length < at + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (head[at + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
