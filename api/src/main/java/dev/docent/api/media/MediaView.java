package dev.docent.api.media;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An image or audio as clients see it. */
@Schema(name = "Media")
public record MediaView(
        String id,

        @Schema(
                description =
                        "The whole image or audio; expires, needs no credential, and ends with the one it was got with")
        String url,

        @Schema(allowableValues = {"image", "audio"}) String kind,

        @Schema(description = "Of what `url` leads to", example = "image/jpeg")
        String mediaType,

        @Schema(description = "Bytes of what `url` leads to")
        long size,

        @Nullable @Schema(description = "Of an image, in pixels")
        Integer width,

        @Nullable @Schema(description = "Of an image, in pixels")
        Integer height,

        @Nullable @Schema(description = "An image of at most 320 pixels on a side")
        String thumbnailUrl,

        @Nullable @Schema(description = "An image of at most 1600 pixels on a side")
        String screenUrl,

        @Nullable @Schema(description = "Of audio") Double durationSeconds,

        @Nullable @Schema(description = "What is said in audio, once a chat model has heard it")
        String transcript,

        @Schema(description = "When the URLs stop working; read the media again for new ones")
        Instant urlsExpireAt,

        Instant createdAt) {}
