package dev.docent.ingestion.parsing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.springframework.stereotype.Component;

/**
 * Recognises the main language of a text, with Apache OpenNLP's model of 103 languages. The model takes some 60 MB: it is
 * loaded when it is asked, and given up when it has not been for a minute. Safe for concurrent use.
 */
@Component
public final class LanguageRecognizer {

    private static final String MODEL = "/langdetect-183.bin";

    /** Letters are drawn from throughout the text, not from its head alone, which is often a cover page. */
    private static final int SAMPLES = 4;

    private static final int SAMPLE_LENGTH = 125;
    private static final int FEWEST_LETTERS = 40;
    private static final double LEAST_CONFIDENCE = 0.03;

    private final Cache<String, LanguageDetectorModel> models = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(1))
            .scheduler(Scheduler.systemScheduler())
            .build();

    /** {@return the ISO 639-1 code, or ISO 639-3 where there is no shorter one; empty when too short or unsure} */
    public Optional<String> recognize(String text) {
        var sample = sample(text);
        if (sample.codePoints().filter(Character::isLetter).count() < FEWEST_LETTERS) {
            return Optional.empty();
        }
        var best = new LanguageDetectorME(models.get(MODEL, name -> load())).predictLanguage(sample);
        return best.getConfidence() < LEAST_CONFIDENCE
                ? Optional.empty()
                : Optional.of(new ULocale(best.getLang()).getLanguage());
    }

    private static String sample(String text) {
        if (text.length() <= SAMPLES * SAMPLE_LENGTH) {
            return text;
        }
        var sample = new StringBuilder();
        for (int i = 0; i < SAMPLES; i++) {
            int start = (int) ((long) (text.length() - SAMPLE_LENGTH) * i / (SAMPLES - 1));
            sample.append(text, start, start + SAMPLE_LENGTH).append(' ');
        }
        return sample.toString();
    }

    private static LanguageDetectorModel load() {
        try (var model = LanguageRecognizer.class.getResourceAsStream(MODEL)) {
            return new LanguageDetectorModel(Objects.requireNonNull(model, "the model is in its jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
