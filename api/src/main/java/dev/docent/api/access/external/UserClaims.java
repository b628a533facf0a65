package dev.docent.api.access.external;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds who the user of a token is. @param names the claims, of which the first one that the token has counts */
record UserClaims(List<String> names) {

    /** Longest name of a user (OpenID Connect Core 1.0, section 2, for {@code sub}). */
    static final int MAX_LENGTH = 255;

    /** {@return the name of the user; empty if the first of the claims that exists is unusable, or none exists} */
    Optional<String> find(Map<String, Object> claims) {
        return names.stream()
                .map(claims::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(UserClaims::text)
                .filter(UserClaims::isUsable);
    }

    private static String text(@Nullable Object claim) {
        return claim instanceof String
                        || claim instanceof Long
                        || claim instanceof Integer
                        || claim instanceof BigInteger
                ? String.valueOf(claim)
                : "";
    }

    private static boolean isUsable(String user) {
        return !user.isBlank() && user.length() <= MAX_LENGTH && user.chars().noneMatch(Character::isISOControl);
    }
}
