package dev.docent.api.extraction;

import dev.docent.api.exchange.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Shows extractions to the client of a request, with the address at which it downloads their files. Safe for concurrent use. */
@Component
class ExtractionViews {

    private final PublicUrl urls;

    ExtractionViews(PublicUrl urls) {
        this.urls = urls;
    }

    ExtractionView of(StoredExtraction extraction, HttpServletRequest request) {
        return ExtractionView.of(extraction, fileUrl(extraction, request));
    }

    /** {@return the row of the extraction in a table} */
    String row(StoredExtraction extraction, HttpServletRequest request) {
        return ExtractionCsv.row(extraction, fileUrl(extraction, request));
    }

    private String fileUrl(StoredExtraction extraction, HttpServletRequest request) {
        return urls.of(request, extraction.fileUrl());
    }
}
