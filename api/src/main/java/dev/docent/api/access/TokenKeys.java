package dev.docent.api.access;

import io.jsonwebtoken.Header;
import io.jsonwebtoken.LocatorAdapter;
import io.jsonwebtoken.ProtectedHeader;
import io.jsonwebtoken.UnsupportedJwtException;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;

/**
 * The keys of chat tokens: one that signs, and the one before, whose tokens are accepted until they expire. A token
 * names its key by an id that derives from the key, which is looked up here and nowhere else.
 */
final class TokenKeys extends LocatorAdapter<Key> {

    private static final int SHORTEST = 32;
    private static final String BASE64 = "base64:";

    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private final String current;

    /** @param previous empty when there is none */
    TokenKeys(String current, String previous) {
        this.current = add("JWT_SECRET_KEY", current);
        if (!previous.isBlank()) {
            add("JWT_SECRET_KEY_PREVIOUS", previous);
        }
    }

    String currentId() {
        return current;
    }

    SecretKey currentKey() {
        return java.util.Objects.requireNonNull(keys.get(current));
    }

    /** {@return the keys, the one that signs first} */
    List<SecretKey> all() {
        return List.copyOf(keys.values());
    }

    @Override
    protected Key locate(ProtectedHeader header) {
        var key = header.getKeyId() == null ? null : keys.get(header.getKeyId());
        if (key == null) {
            throw new UnsupportedJwtException("Not signed with a key of ours");
        }
        return key;
    }

    @Override
    protected Key doLocate(Header header) {
        throw new UnsupportedJwtException("Not signed");
    }

    private String add(String setting, String text) {
        var bytes = decode(setting, text.strip());
        if (bytes.length < SHORTEST) {
            throw new WeakSecretException(
                    setting + " has " + bytes.length * 8 + " bits; HS256 needs 256 at least (RFC 7518, section 3.2).",
                    "Set it to `base64:` followed by the output of `openssl rand -base64 32`, or to none: then one is made.");
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
            throw new WeakSecretException(
                    setting + " begins with base64: but what follows is not Base64.",
                    "Set it to `base64:` followed by the output of `openssl rand -base64 32`.");
        }
    }

    private static String id(byte[] key) {
        var labelled = Arrays.copyOf("docent key id ".getBytes(StandardCharsets.US_ASCII), 14 + key.length);
        System.arraycopy(key, 0, labelled, 14, key.length);
        return HexFormat.of().formatHex(Secrets.sha256(labelled), 0, 8);
    }
}
