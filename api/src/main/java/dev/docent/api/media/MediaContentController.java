package dev.docent.api.media;

import static dev.docent.api.access.Access.Authority.ANYONE;

import dev.docent.api.access.Access;
import dev.docent.api.exchange.DownloadResource;
import dev.docent.api.media.StoredMedia.Kept;
import dev.docent.api.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves renditions to whoever has a link. They are displayed, not saved, since only what was encoded here, or audio, is
 * stored. A link that is not valid looks like one to something that does not exist.
 */
@RestController
@Access(ANYONE)
@Tag(name = "Media")
class MediaContentController {

    private final MediaLinks links;
    private final MediaLibrary library;
    private final MediaFiles files;

    MediaContentController(MediaLinks links, MediaLibrary library, MediaFiles files) {
        this.links = links;
        this.library = library;
        this.files = files;
    }

    @GetMapping("/api/v1/media/{id}/{rendition}")
    @Operation(
            summary = "Download an image or audio by its URL",
            description = "The URLs come from an upload or a message. Supports `Range` and `If-None-Match`.")
    @ApiResponse(
            responseCode = "200",
            description = "The image or audio",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "206", description = "The requested ranges", content = @Content)
    ResponseEntity<Resource> downloadMedia(
            @PathVariable String id,
            @PathVariable String rendition,
            @RequestParam(defaultValue = "") String link,
            @Nullable @RequestHeader(name = HttpHeaders.RANGE, required = false) String range) {
        var media = links.verify(id, rendition, link)
                .flatMap(valid -> library.find(valid.owner(), id))
                .orElseThrow(MediaContentController::absent);
        var kept = media.rendition(rendition).orElseThrow(MediaContentController::absent);
        var resource = new DownloadResource(
                "media " + id,
                kept.size(),
                () -> files.openForDownload(media, rendition).content());
        resource.checkRange(range);
        return ResponseEntity.ok()
                .eTag("\"%s-%s\"".formatted(media.sha256(), rendition))
                .contentType(MediaType.parseMediaType(kept.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(media, kept))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .body(resource);
    }

    /** The name is ours: that of the upload is not kept. */
    private static String disposition(StoredMedia media, Kept kept) {
        return "inline; filename=\"%s.%s\"".formatted(media.id(), kept.extension());
    }

    private static ProblemException absent() {
        return ProblemException.notFound("There is nothing here, or the link has expired or ended with its credential");
    }
}
