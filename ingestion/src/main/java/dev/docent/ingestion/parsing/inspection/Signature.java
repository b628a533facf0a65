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

    boolean isArchive() {
        return this == ZIP || this == GZIP || this == TAR;
    }

    static Signature of(byte[] head) {
        var text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("PK\3\4") || text.startsWith("PK\5\6")) {
            return ZIP;
        }
        if (text.startsWith("\u001f\u008b")) {
            return GZIP;
        }
        if (text.startsWith("ustar", TAR_MAGIC)) {
            return TAR;
        }
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (text.startsWith("GIF8")) {
            return GIF;
        }
        if (text.startsWith("II*\0") || text.startsWith("MM\0*")) {
            return TIFF;
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return WEBP;
        }
        return text.startsWith("BM") && text.startsWith("\0\0\0\0", 6) ? BMP : OTHER;
    }
}
