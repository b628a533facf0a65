package dev.docent.storage.objects.s3;

import com.sun.net.httpserver.Headers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.codec.digest.DigestUtils;

/** The rules of S3 for the body of a signed request, which stand-ins elsewhere check in part or not at all. */
final class SignedUpload {

    private static final String HASH = "x-amz-content-sha256";

    private SignedUpload() {}

    /** {@return why the request is rejected; empty if it is not} */
    static String rejection(Headers headers, byte[] body) {
        var signed = signedHeaders(headers);
        for (var name : headers.keySet()) {
            var lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-amz-") && !signed.contains(lower)) {
                return "the header " + lower + " is not signed";
            }
        }
        if (!signed.contains("host") || headers.getFirst("x-amz-date") == null) {
            return "not signed";
        }
        if (headers.containsKey("Transfer-Encoding")) {
            return "MissingContentLength";
        }
        return isChunked(headers) ? chunkFault(headers, body) : hashFault(headers, body);
    }

    /** {@return the body without the framing of chunks} */
    static byte[] content(Headers headers, byte[] body) {
        return isChunked(headers) ? Chunks.of(body).content() : body;
    }

    static boolean isChunked(Headers headers) {
        return String.valueOf(headers.getFirst(HASH)).startsWith("STREAMING-");
    }

    private static List<String> signedHeaders(Headers headers) {
        var authorization = String.valueOf(headers.getFirst("Authorization"));
        return authorization.startsWith("AWS4-HMAC-SHA256 ") && authorization.contains("SignedHeaders=")
                ? List.of(authorization
                        .replaceAll(".*SignedHeaders=([^,]*),.*", "$1")
                        .split(";"))
                : List.of();
    }

    private static String hashFault(Headers headers, byte[] body) {
        if (String.valueOf(headers.getFirst("Content-Encoding")).contains("aws-chunked")) {
            return "chunks without a streaming hash";
        }
        return DigestUtils.sha256Hex(body).equals(headers.getFirst(HASH)) ? "" : "XAmzContentSHA256Mismatch";
    }

    private static String chunkFault(Headers headers, byte[] body) {
        var chunks = Chunks.of(body);
        if (!String.valueOf(headers.getFirst("Content-Encoding")).contains("aws-chunked")) {
            return "a streaming hash without chunks";
        }
        if (!String.valueOf(chunks.content().length).equals(headers.getFirst("x-amz-decoded-content-length"))) {
            return "IncompleteBody";
        }
        var crc = new CRC32();
        crc.update(chunks.content());
        var value = (int) crc.getValue();
        var checksum = Base64.getEncoder()
                .encodeToString(
                        new byte[] {(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value});
        return "x-amz-checksum-crc32".equals(headers.getFirst("x-amz-trailer"))
                        && chunks.trailers().contains("x-amz-checksum-crc32:" + checksum)
                ? ""
                : "BadDigest";
    }

    private record Chunks(byte[] content, List<String> trailers) {

        static Chunks of(byte[] body) {
            var content = new ByteArrayOutputStream();
            var position = 0;
            while (true) {
                var line = line(body, position);
                position += line.length() + 2;
                var length = Integer.parseInt(line.replaceFirst(";.*", ""), 16);
                if (length == 0) {
                    break;
                }
                content.write(body, position, length);
                position += length + 2;
            }
            var trailers = new ArrayList<String>();
            for (var line = line(body, position); !line.isEmpty(); line = line(body, position)) {
                trailers.add(line);
                position += line.length() + 2;
            }
            return new Chunks(content.toByteArray(), trailers);
        }

        private static String line(byte[] body, int from) {
            var end = from;
            while (end < body.length && body[end] != '\r') {
                end++;
            }
            return new String(body, from, end - from, StandardCharsets.US_ASCII);
        }
    }
}
