package dev.docent.ingestion.parsing.text;

import static org.apache.commons.io.ByteOrderMark.UTF_16BE;
import static org.apache.commons.io.ByteOrderMark.UTF_16LE;
import static org.apache.commons.io.ByteOrderMark.UTF_32BE;
import static org.apache.commons.io.ByteOrderMark.UTF_32LE;
import static org.apache.commons.io.ByteOrderMark.UTF_8;

import com.ibm.icu.text.CharsetDetector;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.io.input.BOMInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes text files. The encoding is that of the byte order mark; without one, UTF-8 if the bytes are valid UTF-8,
 * UTF-16 if most letters contain a zero byte, and otherwise the declared or statistically most likely one.
 */
public final class DecodedText {

    private static final int BYTES_A_CHARACTER = 4;
    private static final int SAMPLE = 64 * 1024;

    /** The confidence, in percent, from which the statistics of letters decide alone. */
    private static final int CONFIDENT = 50;

    private static final int DECLARATION = 200;
    private static final Pattern DECLARED =
            Pattern.compile("\\A\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");

    /** Text hardly contains control characters; binary content contains many. */
    private static final int CONTROLS_PER_THOUSAND = 5;

    private DecodedText() {}

    /**
     * {@return the text of the file without a byte order mark}
     *
     * @throws UnreadableDocumentException if the file is too long or not text
     */
    public static String of(DocumentFile file, ParsingProperties limits) throws IOException {
        if (Files.size(file.path()) > (long) limits.maxCharacters() * BYTES_A_CHARACTER) {
            throw tooLong(limits);
        }
        var text = decode(Files.readAllBytes(file.path()));
        if (text.length() > limits.maxCharacters()) {
            throw tooLong(limits);
        }
        if (isBinary(text)) {
            throw new UnreadableDocumentException(
                    Reason.UNSUPPORTED, "The file has the name of a text file, but contains binary data");
        }
        return text;
    }

    /** {@return the text without a byte order mark, in the encoding that is most likely} */
    public static String decode(byte[] bytes) throws IOException {
        try (var in = BOMInputStream.builder()
                .setByteArray(bytes)
                .setByteOrderMarks(UTF_8, UTF_16LE, UTF_16BE, UTF_32LE, UTF_32BE)
                .get()) {
            if (in.hasBOM()) {
                return new String(in.readAllBytes(), Charset.forName(in.getBOMCharsetName()));
            }
        }
        var utf16 = byZeros(bytes);
        if (utf16 != null) {
            return new String(bytes, utf16);
        }
        return utf8(bytes).orElseGet(() -> new String(bytes, guess(bytes)));
    }

    /** {@return the decoded bytes; empty if they are not valid UTF-8} */
    public static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException invalid) {
            return Optional.empty();
        }
    }

    /** Most letters contain a zero byte in UTF-16: at even offsets in big-endian order, else at odd offsets. */
    private static @Nullable Charset byZeros(byte[] bytes) {
        if (bytes.length % 2 != 0 || bytes.length < 4) {
            return null;
        }
        int even = 0;
        int odd = 0;
        int length = Math.min(bytes.length, SAMPLE);
        for (int i = 0; i + 1 < length; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        int pairs = length / 2;
        if (odd > pairs / 4 && even < pairs / 50) {
            return StandardCharsets.UTF_16LE;
        }
        return even > pairs / 4 && odd < pairs / 50 ? StandardCharsets.UTF_16BE : null;
    }

    /** {@return the encoding in the XML declaration, or else the most likely one} */
    private static Charset guess(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(bytes.length, DECLARATION), StandardCharsets.ISO_8859_1);
        var declared = DECLARED.matcher(head);
        try {
            if (declared.find()) {
                return Charset.forName(declared.group(1));
            }
            var match = new CharsetDetector().setText(bytes).detect();
            if (bytes.length <= ShortText.MAX_LENGTH && (match == null || match.getConfidence() < CONFIDENT)) {
                var plausible = ShortText.charset(bytes);
                if (plausible.isPresent()) {
                    return plausible.get();
                }
            }
            return match == null ? StandardCharsets.ISO_8859_1 : Charset.forName(match.getName());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknownToJava) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    private static boolean isBinary(String text) {
        long controls = text.chars()
                .limit(SAMPLE)
                .filter(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1B || c == 0xFFFD)
                .count();
        return controls * 1000 > (long) Math.min(text.length(), SAMPLE) * CONTROLS_PER_THOUSAND;
    }

    private static UnreadableDocumentException tooLong(ParsingProperties limits) {
        return UnreadableDocumentException.limit(
                "The file has more than %,d characters of text", limits.maxCharacters());
    }
}
