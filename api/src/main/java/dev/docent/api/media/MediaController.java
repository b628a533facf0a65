package dev.docent.api.media;

import static dev.docent.api.access.Access.Authority.CHAT;
import static dev.docent.api.access.Access.Authority.WHOLE_ACCOUNT;
import static dev.docent.api.audit.AuditAction.MEDIA_DELETE;
import static dev.docent.api.audit.AuditAction.MEDIA_UPLOAD;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import dev.docent.api.idempotency.Idempotent;
import dev.docent.api.limit.Counted;
import dev.docent.api.limit.Counts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Uploads, lists and deletes images and audio. */
@RestController
@RequestMapping("/api/v1/media")
@Tag(name = "Media")
class MediaController {

    private static final String DESCRIPTION = """
            Takes one image (JPEG, PNG, WebP, GIF) or audio (MP3, WAV, Ogg with Opus or Vorbis, M4A, WebM), recognized by its \
            content. An image is turned upright and encoded again from its pixels, in three sizes; of an animation the first \
            frame is kept. Audio keeps its encoding, and loses its tags. The same bytes again return the existing media (200).

            Too many bytes are 413, other types 415, and 422 is a file that is damaged or has too many pixels or seconds.

            The URLs need no credential, so treat them as secrets: they expire, and end with the credential of this call.
            """;

    private final MediaUploads uploads;
    private final MediaLibrary library;
    private final MediaViews views;

    MediaController(MediaUploads uploads, MediaLibrary library, MediaViews views) {
        this.uploads = uploads;
        this.library = library;
        this.views = views;
    }

    @Access(CHAT)
    @Idempotent
    @Audited(value = MEDIA_UPLOAD, result = "id")
    @Counts(Counted.UPLOAD)
    @PostMapping(path = "/upload", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Upload an image or audio", description = DESCRIPTION)
    @ApiResponse(responseCode = "201", description = "Stored")
    @ApiResponse(responseCode = "200", description = "The account has it already")
    ResponseEntity<MediaView> uploadMedia(
            @AuthenticationPrincipal Caller caller, @RequestPart MultipartFile file, HttpServletRequest http) {
        var accepted = uploads.accept(caller.account(), file);
        return ResponseEntity.status(accepted.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(views.of(caller, accepted.media(), http));
    }

    @Access(value = CHAT, and = WHOLE_ACCOUNT)
    @GetMapping
    @Operation(summary = "List your images and audio, newest first, with new URLs")
    ItemList<MediaView> listMedia(
            @AuthenticationPrincipal Caller caller, @Valid @ParameterObject Paging paging, HttpServletRequest http) {
        return ItemList.of(
                library.list(caller.account(), paging.newestFirst()), paging, media -> views.of(caller, media, http));
    }

    @Access(value = CHAT, and = WHOLE_ACCOUNT)
    @GetMapping("/{id}")
    @Operation(summary = "Read an image or audio, with new URLs")
    MediaView getMedia(@AuthenticationPrincipal Caller caller, @PathVariable String id, HttpServletRequest http) {
        return views.of(caller, library.get(caller.account(), id), http);
    }

    @Access(value = CHAT, and = WHOLE_ACCOUNT)
    @Audited(MEDIA_DELETE)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete an image or audio",
            description = "Its URLs stop working at once. Messages that name it stay, without it.")
    void deleteMedia(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        library.delete(caller.account(), id);
    }
}
