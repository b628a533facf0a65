package dev.docent.ingestion.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.docent.ingestion.document.content.InvalidContentException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.io.function.IOConsumer;
import org.jspecify.annotations.Nullable;

/** Reads JSON lines. */
final class JsonLines {

    private static final int LONGEST = 8 << 20;

    private JsonLines() {}

    /**
     * Passes the value of each line to the consumer.
     *
     * @throws InvalidContentException that names the line, also if the consumer throws one
     */
    static <T> void forEach(InputStream content, Class<T> type, IOConsumer<T> consumer) throws IOException {
        var buffered = new BufferedInputStream(content, 1 << 16);
        var number = 1;
        for (var line = line(buffered); line != null; line = line(buffered)) {
            try {
                var value = ArchiveFormat.JSON.readValue(line, type);
                InvalidContentException.require(value != null, "is empty");
                consumer.accept(value);
            } catch (JsonProcessingException malformed) {
                throw wrong(number, "does not follow the format");
            } catch (InvalidContentException invalid) {
                throw wrong(number, invalid.getMessage());
            }
            number++;
        }
    }

    private static InvalidContentException wrong(int line, @Nullable String reason) {
        return new InvalidContentException("is invalid: line %d %s".formatted(line, reason));
    }

    private static byte @Nullable [] line(InputStream content) throws IOException {
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
