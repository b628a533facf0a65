package dev.docent.api.account.session;

import dev.docent.api.access.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * An opaque token that renews a session. Two random parts of 256 bits: one that all tokens of the session share, so that an
 * old one is recognized, and one that is replaced with each use.
 */
record RefreshToken(String session, String family, String current) {

    private static final Pattern FORM =
            Pattern.compile("dr_([0-9a-f-]{36})\\.([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{43})");

    static RefreshToken first(String session) {
        return new RefreshToken(session, Secrets.randomText(), Secrets.randomText());
    }

    static Optional<RefreshToken> parse(String text) {
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(new RefreshToken(match.group(1), match.group(2), match.group(3)))
                : Optional.empty();
    }

    RefreshToken next() {
        return new RefreshToken(session, family, Secrets.randomText());
    }

    String familyHash() {
        return DigestUtils.sha256Hex(family);
    }

    String hash() {
        return DigestUtils.sha256Hex(current);
    }

    boolean isOf(Session found) {
        return isEqual(found.family(), familyHash());
    }

    boolean isCurrentOf(Session found) {
        return isEqual(found.hash(), hash());
    }

    String text() {
        return "dr_" + session + "." + family + "." + current;
    }

    private static boolean isEqual(String first, String second) {
        return MessageDigest.isEqual(
                first.getBytes(StandardCharsets.US_ASCII), second.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "RefreshToken[session=" + session + "]";
    }
}
