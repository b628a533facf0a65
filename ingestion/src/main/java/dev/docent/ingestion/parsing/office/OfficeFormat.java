package dev.docent.ingestion.parsing.office;

import java.util.Optional;

/** Families of formats that differ in how their text is laid out. */
enum OfficeFormat {
    WORD,
    WORD_BINARY,
    SLIDES,
    SLIDES_BINARY,
    SHEET,
    SHEET_BINARY,
    OPEN_DOCUMENT,
    OPEN_SHEET,
    RTF,
    EPUB,
    MAIL,
    OUTLOOK;

    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";

    static Optional<OfficeFormat> of(String mediaType) {
        return Optional.ofNullable(
                switch (mediaType) {
                    case OPEN_XML + "wordprocessingml.document",
                            OPEN_XML + "wordprocessingml.template",
                            "application/vnd.ms-word.document.macroenabled.12",
                            "application/vnd.ms-word.template.macroenabled.12" -> WORD;
                    case OPEN_XML + "presentationml.presentation",
                            OPEN_XML + "presentationml.slideshow",
                            OPEN_XML + "presentationml.template",
                            "application/vnd.ms-powerpoint.presentation.macroenabled.12",
                            "application/vnd.ms-powerpoint.slideshow.macroenabled.12" -> SLIDES;
                    case OPEN_XML + "spreadsheetml.sheet",
                            OPEN_XML + "spreadsheetml.template",
                            "application/vnd.ms-excel.sheet.macroenabled.12" -> SHEET;
                    case "application/msword" -> WORD_BINARY;
                    case "application/vnd.ms-powerpoint" -> SLIDES_BINARY;
                    case "application/vnd.ms-excel" -> SHEET_BINARY;
                    case "application/vnd.oasis.opendocument.text",
                            "application/vnd.oasis.opendocument.text-template",
                            "application/vnd.oasis.opendocument.presentation",
                            "application/vnd.oasis.opendocument.presentation-template" -> OPEN_DOCUMENT;
                    case "application/vnd.oasis.opendocument.spreadsheet",
                            "application/vnd.oasis.opendocument.spreadsheet-template" -> OPEN_SHEET;
                    case "application/rtf", "text/rtf" -> RTF;
                    case "application/epub+zip" -> EPUB;
                    case "message/rfc822" -> MAIL;
                    case "application/vnd.ms-outlook" -> OUTLOOK;
                    default -> null;
                });
    }

    /** {@return whether attachments are part of the text} */
    boolean hasAttachments() {
        return this == MAIL || this == OUTLOOK;
    }
}
