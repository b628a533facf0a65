package dev.docent.api.access.secret;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Credentials of the service.
 *
 * @param masterKey the master key, at least 16 characters; if empty, one is generated and kept in the data folder
 * @param jwtSecretKey signs chat tokens: a text of at least 32 bytes, or {@code base64:} and at least 32 bytes in Base64; if
 *     empty, one is generated and kept in the data folder
 * @param jwtSecretKeyPrevious the previous key, whose tokens are still accepted; may be empty
 * @param chatTokenLifetime how long a chat token is valid, from a second to a day
 */
@ConfigurationProperties("docent.access")
public record AccessProperties(
        @DefaultValue("") String masterKey,
        @DefaultValue("") String jwtSecretKey,
        @DefaultValue("") String jwtSecretKeyPrevious,
        @DefaultValue("1h") Duration chatTokenLifetime) {

    /** The longest lifetime of a chat token. */
    public static final Duration MAX_CHAT_TOKEN_LIFETIME = Duration.ofHours(24);

    public AccessProperties {
        if (chatTokenLifetime.compareTo(Duration.ofSeconds(1)) < 0
                || chatTokenLifetime.compareTo(MAX_CHAT_TOKEN_LIFETIME) > 0) {
            throw new IllegalArgumentException(
                    "docent.access.chat-token-lifetime must be from 1s to 24h: " + chatTokenLifetime);
        }
    }

    @Override
    public String toString() {
        return "AccessProperties[chatTokenLifetime=" + chatTokenLifetime + "]";
    }
}
