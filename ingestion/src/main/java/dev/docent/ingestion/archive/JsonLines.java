package dev.docent.ingestion.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.docent.ingestion.document.content.InvalidContentException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads JSON lines. Used by one thread. */
final class JsonLines<T> {

    private static final int LONGEST = 8 << 20;

    private final InputStream content;
    private final Class<T> type;
    private int number;

    JsonLines(InputStream content, Class<T> type) {
        this.content = new BufferedInputStream(content, 1 << 16);
        this.type = type;
    }

    /** {@return the next value; null at the end} @throws InvalidContentException that names the line */
    @Nullable
    T next() throws IOException {
        var line = line();
        if (line == null) {
            return null;
        }
        number++;
        try {
            var value = ArchiveFormat.JSON.readValue(line, type);
            if (value == null) {
                throw wrong("is empty");
            }
            return value;
        } catch (JsonProcessingException malformed) {
            throw wrong("does not follow the format");
        }
    }

    /** {@return an exception that rejects the current line} */
    InvalidContentException wrong(String reason) {
        return new InvalidContentException("is invalid: line %d %s".formatted(number, reason));
    }

    private byte @Nullable [] line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = content.read(); next != '\n'; next = content.read()) {
            if (next < 0) {
                return line.size() == 0 ? null : line.toByteArray();
            }
            if (line.size() == LONGEST) {
                throw new InvalidContentException("has a line of more than %d MB".formatted(LONGEST >> 20));
            }
            line.write(next);
        }
        return line.toByteArray();
    }
}
