package dev.docent.api.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Credentials of the service.
 *
 * @param masterKey the master key, at least 16 characters; when empty one is made and kept in the data folder
 * @param jwtSecretKey signs chat tokens: a text of at least 32 bytes, or {@code base64:} and at least 32 bytes in Base64;
 *     when empty one is made and kept in the data folder
 * @param jwtSecretKeyPrevious the key before, whose tokens are still accepted; may be empty
 * @param chatTokenLifetime how long a chat token is valid, at most a day
 */
@ConfigurationProperties("docent.access")
record AccessProperties(
        @DefaultValue("") String masterKey,
        @DefaultValue("") String jwtSecretKey,
        @DefaultValue("") String jwtSecretKeyPrevious,
        @DefaultValue("1h") Duration chatTokenLifetime) {

    AccessProperties {
        if (chatTokenLifetime.compareTo(Duration.ofSeconds(1)) < 0
                || chatTokenLifetime.compareTo(ChatTokens.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "docent.access.chat-token-lifetime is from 1s to 24h, not " + chatTokenLifetime);
        }
    }

    @Override
    public String toString() {
        return "AccessProperties[chatTokenLifetime=" + chatTokenLifetime + "]";
    }
}
