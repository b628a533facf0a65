package dev.docent.ingestion.parsing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.springframework.stereotype.Component;

/**
 * Detects the main language of a text with the Apache OpenNLP model for 103 languages. The model occupies about 60 MB:
 * it is loaded on first use, which takes half a second, and released after five minutes without use. Safe for
 * concurrent use.
 */
@Component
public final class LanguageRecognizer {

    private static final String MODEL = "/langdetect-183.bin";

    /** Samples are spread over the whole text, because its beginning is often a cover page. */
    private static final int SAMPLES = 4;

    private static final int SAMPLE_LENGTH = 125;
    private static final int FEWEST_LETTERS = 40;
    private static final double LEAST_CONFIDENCE = 0.03;

    /** The weight of an ideograph relative to an alphabetic letter. */
    private static final int IDEOGRAPH = 2;

    /**
     * These words make up a quarter of English prose. They identify English text that contains many foreign names, for
     * which the model predicts the language of the names. Other languages share some of them, but none of {@link
     * #ONLY_ENGLISH}.
     */
    private static final Set<String> ENGLISH =
            Set.of("the", "of", "and", "to", "was", "is", "by", "with", "for", "from", "that", "his", "which");

    private static final Set<String> ONLY_ENGLISH = Set.of("the", "and", "with", "which");
    private static final double LEAST_ENGLISH = 0.1;
    private static final Set<UnicodeScript> IDEOGRAPHS = Set.of(UnicodeScript.HAN);
    private static final Set<UnicodeScript> KANA = Set.of(UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

    private final Cache<String, LanguageDetectorModel> models = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(5))
            .scheduler(Scheduler.systemScheduler())
            .build();

    /**
     * {@return the ISO 639-1 code, or the ISO 639-3 code if there is no shorter one; empty if the text is too short or
     * the prediction uncertain}
     */
    public Optional<String> recognize(String text) {
        var sample = sample(text);
        if (letters(sample) < FEWEST_LETTERS) {
            return Optional.empty();
        }
        if (share(sample, IDEOGRAPHS) + share(sample, KANA) > 0.5) {
            return Optional.of(share(sample, KANA) == 0 ? "zh" : "ja");
        }
        return isEnglish(sample) ? Optional.of("en") : predicted(sample);
    }

    /**
     * {@return the share of letters in the given scripts} Chinese and Japanese are detected by script, since the model
     * needs longer samples for them: Japanese mixes its own syllabaries with ideographs.
     */
    private static double share(String sample, Set<UnicodeScript> scripts) {
        return sample.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .mapToInt(script -> scripts.contains(script) ? 1 : 0)
                .average()
                .orElse(0);
    }

    private Optional<String> predicted(String sample) {
        var best = new LanguageDetectorME(models.get(MODEL, name -> load())).predictLanguage(sample);
        return best.getConfidence() < LEAST_CONFIDENCE ? Optional.empty() : Optional.of(code(best.getLang()));
    }

    /** The model distinguishes the Chinese languages; Mandarin is the written one. */
    private static String code(String language) {
        return language.equals("cmn") ? "zh" : new ULocale(language).getLanguage();
    }

    private static int letters(String sample) {
        return sample.codePoints()
                .filter(Character::isLetter)
                .map(letter -> Character.isIdeographic(letter) ? IDEOGRAPH : 1)
                .sum();
    }

    private static boolean isEnglish(String sample) {
        var words = WORD.matcher(sample)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .toList();
        return words.stream().anyMatch(ONLY_ENGLISH::contains)
                && words.stream().filter(ENGLISH::contains).count() > LEAST_ENGLISH * words.size();
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
            return new LanguageDetectorModel(
                    Objects.requireNonNull(model, "opennlp-models-langdetect is not on the class path"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
