package dev.docent.ingestion.extraction.model;

import dev.docent.ingestion.extraction.Extraction;
import dev.docent.ingestion.extraction.field.ExtractedField;
import dev.docent.ingestion.extraction.field.ExtractedField.Evidence;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.ScannedPage;
import dev.docent.ingestion.parsing.media.PagePictures;
import dev.docent.retrieval.chat.MediaPart;
import dev.docent.retrieval.perception.ImageReading;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Completes what rules have read from a document by what a chat model sees on its pages, if one sees. If it fails, what the rules
 * have read stays as it is. Safe for concurrent use.
 */
@Component
public final class AskModel {

    private static final Logger log = LoggerFactory.getLogger(AskModel.class);

    /** Fields of travel documents that are asked for, if the page has them. */
    private static final Set<String> TRAVEL =
            Set.of("country", "passport_number", "name", "issue_date", "expiry_date", "date_of_birth", "nationality");

    private static final Set<String> PURCHASE = Set.of("vendor", "number", "date", "total");

    private final ImageReading model;
    private final PagePictures pictures;

    AskModel(ImageReading model, PagePictures pictures) {
        this.model = model;
        this.pictures = pictures;
    }

    /**
     * {@return what the document says}
     *
     * @param rules what rules have read
     * @param maxPages maximum number of pages that the model sees; it is not asked if this is 0
     */
    public Extraction complete(
            String account, DocumentFile file, List<ScannedPage> pages, Extraction rules, int maxPages) {
        if (!model.isPossible() || maxPages == 0 || isSettled(rules)) {
            return rules;
        }
        try {
            var images = pages.stream()
                    .limit(maxPages)
                    .map(page -> pictures.picture(file, page.page()))
                    .map(picture -> MediaPart.of(picture.mediaType(), picture.content()))
                    .toList();
            var reply = model.read(account, images, ReplySchemas.of(rules.type()));
            return new MergedReading(rules, new CheckedReply(reply, new WordsOfPages(pages))).extraction();
        } catch (RuntimeException failure) {
            log.warn("extraction_model_failed fallback=rules cause={}", failure.toString());
            return rules;
        }
    }

    /** {@return whether a model would add nothing} */
    private static boolean isSettled(Extraction rules) {
        return switch (rules.type()) {
            case PASSPORT, VISA, IDENTITY_CARD ->
                TRAVEL.stream().allMatch(name -> rules.fields().stream().anyMatch(field -> has(field, name)));
            case INVOICE, RECEIPT ->
                PURCHASE.stream()
                        .allMatch(name -> rules.fields().stream()
                                .anyMatch(field -> has(field, name)
                                        && (field.certain() || field.evidence().contains(Evidence.LABEL))
                                        && (field.certain() || !name.equals("total"))));
            case OTHER -> false;
        };
    }

    private static boolean has(ExtractedField field, String name) {
        return field.name().equals(name) && field.value() != null;
    }
}
