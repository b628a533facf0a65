package dev.docent.ingestion.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;

/** The container formats, recognized by their first bytes. */
enum ContainerFormat {
    ZIP,
    TAR,
    GZIP,
    MAIL;

    /** A tar header. */
    private static final int HEAD = 512;

    private static final Pattern MAIL_FIELD =
            Pattern.compile("(?im)^(From|To|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version):");

    /** {@return the format of the content, which is reset to its start} */
    static Optional<ContainerFormat> of(BufferedInputStream content) throws IOException {
        content.mark(HEAD);
        var head = content.readNBytes(HEAD);
        content.reset();
        return of(head);
    }

    static Optional<ContainerFormat> of(byte[] head) {
        var text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("PK\3\4") || text.startsWith("PK\5\6")) {
            return Optional.of(ZIP);
        }
        if (text.startsWith("\u001f\u008b\b")) {
            return Optional.of(GZIP);
        }
        // The checksum excludes a text with the magic word at this offset.
        if (TarArchiveInputStream.matches(head, head.length) && hasChecksum(head)) {
            return Optional.of(TAR);
        }
        return beginsWithAHeader(text) ? Optional.of(MAIL) : Optional.empty();
    }

    /**
     * Checks for header fields and their continuation lines up to an empty line (RFC 5322, 2.2); the last line may be
     * truncated.
     */
    private static boolean beginsWithAHeader(String text) {
        var lines = text.split("\\r?\\n", -1);
        var count = 0;
        while (count < lines.length - 1 && !lines[count].isEmpty()) {
            if (!lines[count].matches(count == 0 ? "[!-9;-~]+:.*" : "([!-9;-~]+:|[ \\t]).*")) {
                return false;
            }
            count++;
        }
        return count > 1 && MAIL_FIELD.matcher(text).find();
    }

    private static boolean hasChecksum(byte[] head) {
        try {
            return TarUtils.verifyCheckSum(head);
        } catch (IllegalArgumentException noNumber) {
            return false;
        }
    }
}
