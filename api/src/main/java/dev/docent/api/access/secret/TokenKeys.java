package dev.docent.api.access.secret;

import dev.docent.api.launch.StartRefusedException;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.LocatorAdapter;
import io.jsonwebtoken.ProtectedHeader;
import io.jsonwebtoken.UnsupportedJwtException;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.SecretKey;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * The keys of chat tokens: the current one, which signs, and the previous one, whose tokens stay valid until they expire. A
 * token names its key by an id that is derived from the key.
 */
public final class TokenKeys extends LocatorAdapter<Key> {

    private static final int MIN_BYTES = 32;
    private static final String BASE64 = "base64:";

    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private final String current;

    /**
     * @param previous empty if there is none
     * @throws StartRefusedException if one is too short or malformed
     */
    public TokenKeys(String current, String previous) {
        this.current = add("JWT_SECRET_KEY", current);
        if (!previous.isBlank()) {
            add("JWT_SECRET_KEY_PREVIOUS", previous);
        }
    }

    public String currentId() {
        return current;
    }

    public SecretKey currentKey() {
        return Objects.requireNonNull(keys.get(current));
    }

    /** {@return all keys, the current one first} */
    List<SecretKey> all() {
        return List.copyOf(keys.values());
    }

    /** {@return texts of 64 bits, derived from the value with each key for a purpose, the current key first} */
    List<String> derive(String purpose, byte[] value) {
        var text = purpose + " " + HexFormat.of().formatHex(value);
        return all().stream()
                .map(key -> new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key.getEncoded()).hmacHex(text))
                .map(hex -> hex.substring(0, 16))
                .toList();
    }

    @Override
    protected Key locate(ProtectedHeader header) {
        var key = header.getKeyId() == null ? null : keys.get(header.getKeyId());
        if (key == null) {
            throw new UnsupportedJwtException("Signed with an unknown key");
        }
        return key;
    }

    @Override
    protected Key doLocate(Header header) {
        throw new UnsupportedJwtException("Not signed");
    }

    private String add(String setting, String text) {
        var bytes = decode(setting, text.strip());
        if (bytes.length < MIN_BYTES) {
            throw new StartRefusedException(
                    setting + " has " + bytes.length * 8
                            + " bits; HS256 requires at least 256 (RFC 7518, section 3.2).",
                    "Set it to `base64:` followed by the output of `openssl rand -base64 32`, or leave it unset to have one generated.");
        }
        var id = id(bytes);
        keys.put(id, Keys.hmacShaKeyFor(bytes));
        return id;
    }

    private static byte[] decode(String setting, String text) {
        try {
            return text.startsWith(BASE64)
                    ? Base64.getDecoder().decode(text.substring(BASE64.length()))
                    : text.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new StartRefusedException(
                    setting + " begins with base64:, but the rest is not Base64.",
                    "Set it to `base64:` followed by the output of `openssl rand -base64 32`.");
        }
    }

    private static String id(byte[] key) {
        var digest = DigestUtils.getSha256Digest();
        digest.update("docent key id ".getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest.digest(key), 0, 8);
    }
}
