package dev.docent.api.media;

import dev.docent.ingestion.parsing.media.MediaBounds;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Images and audio.
 *
 * @param baseUrl base URL of the links to them, such as that of a cache in front of the service; defaults to the public URL
 * @param allowedHosts other hosts whose URLs messages may name; such URLs are passed on to the chat model, and never fetched
 * @param maxImageSize maximum size of an image
 * @param maxAudioSize maximum size of audio; a request to a chat model has room for 14 MB
 * @param maxPixels maximum number of pixels of an image
 * @param maxDuration maximum duration of audio
 * @param linkLifetime how long a link is valid at least, from a minute to a week
 * @param storedBytes size of all media of an account; 0 for no limit
 */
@ConfigurationProperties("docent.media")
public record MediaProperties(
        @Nullable URI baseUrl,
        @DefaultValue List<String> allowedHosts,
        @DefaultValue("20MB") DataSize maxImageSize,
        @DefaultValue("13MB") DataSize maxAudioSize,
        @DefaultValue("50000000") long maxPixels,
        @DefaultValue("1h") Duration maxDuration,
        @DefaultValue("24h") Duration linkLifetime,
        @DefaultValue("10GB") DataSize storedBytes) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    public MediaProperties {
        allowedHosts = List.copyOf(allowedHosts);
        if (baseUrl != null && baseUrl.toString().isEmpty()) {
            baseUrl = null;
        } else if (baseUrl != null && (baseUrl.getHost() == null || baseUrl.getRawQuery() != null)) {
            throw new IllegalArgumentException(
                    "docent.media.base-url (MEDIA_BASE_URL) must be a URL like https://media.docent.example");
        }
        if (linkLifetime.compareTo(SHORTEST) < 0 || linkLifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("docent.media.link-lifetime must be from 1m to 7d: " + linkLifetime);
        }
    }

    MediaBounds bounds() {
        return new MediaBounds(maxPixels, maxDuration);
    }

    /** {@return the hosts in lower case} */
    public Set<String> hosts() {
        return allowedHosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
