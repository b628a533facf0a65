package dev.docent.retrieval.direct.collection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The formats that users name, with the media types of their documents. A document may have several. */
enum DocumentFormat {
    PDF("application/pdf"),
    EMAIL("message/rfc822 application/vnd.ms-outlook application/mbox"),
    WORD("application/msword application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            + " application/vnd.ms-word.document.macroenabled.12 application/vnd.oasis.opendocument.text"
            + " application/rtf text/rtf"),
    SPREADSHEET("application/vnd.ms-excel application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            + " application/vnd.ms-excel.sheet.macroenabled.12 application/vnd.oasis.opendocument.spreadsheet"
            + " text/csv text/tab-separated-values"),
    PRESENTATION("application/vnd.ms-powerpoint"
            + " application/vnd.openxmlformats-officedocument.presentationml.presentation"
            + " application/vnd.ms-powerpoint.presentation.macroenabled.12"
            + " application/vnd.oasis.opendocument.presentation"),
    IMAGE("image/png image/jpeg image/tiff image/gif image/bmp image/webp"),
    WEB("text/html application/xhtml+xml"),
    MARKDOWN("text/markdown text/x-web-markdown"),
    TEXT("text/plain"),
    CSV("text/csv"),
    EBOOK("application/epub+zip"),
    XML("application/xml text/xml");

    private final Set<String> mediaTypes;

    DocumentFormat(String mediaTypes) {
        this.mediaTypes = Set.of(mediaTypes.split(" "));
    }

    /** {@return the media types of the formats} */
    static Set<String> mediaTypes(Set<DocumentFormat> formats) {
        return formats.stream().flatMap(each -> each.mediaTypes.stream()).collect(Collectors.toSet());
    }

    /** {@return the name of the format of a media type, as phrases and texts refer to it; "other" if it is none of these} */
    static String name(@Nullable String mediaType) {
        return Arrays.stream(values())
                .filter(each -> mediaType != null && each.mediaTypes.contains(mediaType))
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("other");
    }
}
