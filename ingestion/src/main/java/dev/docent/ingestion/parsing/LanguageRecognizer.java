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
 * Recognises the main language of a text, with Apache OpenNLP's model of 103 languages. The model takes some 60 MB: it is
 * loaded when it is asked, which takes half a second, and given up when it has not been for five minutes. Safe for concurrent use.
 */
@Component
public final class LanguageRecognizer {

    private static final String MODEL = "/langdetect-183.bin";

    /** Letters are drawn from throughout the text, not from its head alone, which is often a cover page. */
    private static final int SAMPLES = 4;

    private static final int SAMPLE_LENGTH = 125;
    private static final int FEWEST_LETTERS = 40;
    private static final double LEAST_CONFIDENCE = 0.03;

    /** How much an ideograph tells, in letters of an alphabet. */
    private static final int IDEOGRAPH = 2;

    /**
     * Words that make up a quarter of English prose. They tell English that is full of foreign names, which the model takes
     * for the language of the names. Other languages share some of them, but not the most telling.
     */
    private static final Set<String> ENGLISH =
            Set.of("the", "of", "and", "to", "was", "is", "by", "with", "for", "from", "that", "his", "which");

    private static final Set<String> ENGLISH_ALONE = Set.of("the", "and", "with", "which");
    private static final double LEAST_ENGLISH = 0.1;
    private static final Set<UnicodeScript> IDEOGRAPHS = Set.of(UnicodeScript.HAN);
    private static final Set<UnicodeScript> KANA = Set.of(UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

    private final Cache<String, LanguageDetectorModel> models = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(5))
            .scheduler(Scheduler.systemScheduler())
            .build();

    /** {@return the ISO 639-1 code, or ISO 639-3 where there is no shorter one; empty when too short or unsure} */
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
     * {@return the part of the letters that are written so} The model needs more of Chinese and Japanese than of others to be
     * sure, and their scripts tell them: Japanese has letters of its own between the ideographs.
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

    /** The model tells the Chinese languages apart, of which the written one is Mandarin. */
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
        return words.stream().anyMatch(ENGLISH_ALONE::contains)
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
            return new LanguageDetectorModel(Objects.requireNonNull(model, "the model is in its jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
