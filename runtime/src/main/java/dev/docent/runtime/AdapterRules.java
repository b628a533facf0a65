package dev.docent.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.util.StringUtils;

/**
 * The rules by which settings choose adapters. A kind that is set is used as it is; {@code auto} and a blank one are
 * decided here. A group of settings chooses its adapter as soon as any of it is set, so that an incomplete group is reported
 * by the adapter instead of being ignored. A blank setting counts as not set, as a variable does that a script has cleared.
 */
final class AdapterRules {

    private static final List<Setting> GEMINI = List.of(
            new Setting("docent.gemini.google-api-key", "GOOGLE_API_KEY"),
            new Setting("docent.gemini.api-key", "GEMINI_API_KEY"),
            new Setting("docent.gemini.project", "GOOGLE_CLOUD_PROJECT"),
            new Setting("docent.gemini.location", "GOOGLE_CLOUD_LOCATION"));
    private static final Setting OPENAI_MODEL = new Setting("docent.openai.model", "OPENAI_MODEL");
    private static final Setting OPENAI_EMBEDDING =
            new Setting("docent.openai.embedding-model", "OPENAI_EMBEDDING_MODEL");
    private static final Setting OPENAI_URL = new Setting("docent.openai.base-url", "OPENAI_BASE_URL");
    private static final Setting GEMINI_EMBEDDING = new Setting("GEMINI_EMBEDDING_MODEL", "GEMINI_EMBEDDING_MODEL");
    private static final Setting MONGODB = new Setting("docent.mongodb.uri", "MONGO_URI");
    private static final Setting RERANKER =
            new Setting("docent.reranking.model-folder", "docent.reranking.model-folder");
    private static final Setting TRACING = new Setting("docent.tracing.endpoint", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
    private static final String SPRING = "spring";
    private static final List<String> CHAT_MODELS = List.of("gemini", "openai", SPRING);
    private static final List<String> EMBEDDING_MODELS = List.of("onnx", "gemini", "openai", SPRING);
    private static final List<String> ANSWERS = List.of("extractive", "generative");

    private final Environment settings;
    private final Map<String, Object> choices = new LinkedHashMap<>();

    AdapterRules(Environment settings) {
        this.settings = settings;
    }

    /** {@return the properties that make the choices known} */
    Map<String, Object> choices() {
        var records = chosen("records", List.of("sqlite", "mongodb"), this::records);
        chosen("objects", List.of("folder", "s3"), this::objects);
        chosen("index", List.of("lucene", "atlas"), this::index);
        choices.put("docent.embedding.named", isEmbeddingNamed());
        var embedding = chosen("embedding", EMBEDDING_MODELS, this::embedding);
        put("reranking", ifSet("onnx", RERANKER).orElse(AdapterChoice.byDefault("none")));
        var model = choice("docent.answering.model", CHAT_MODELS, this::chatModel);
        var chat = model.kind();
        choices.put("docent.answering.provider", chat);
        chosen(
                "answering",
                ANSWERS,
                () -> chat.equals("none")
                        ? AdapterChoice.byDefault("extractive")
                        : new AdapterChoice("generative", model.reason()));
        enable("mongodb", isSet(MONGODB) || records.equals("mongodb"));
        var used = List.of(embedding, chat);
        enable("gemini", GEMINI.stream().anyMatch(this::isSet) || used.contains("gemini"));
        enable(
                "openai",
                isSet(OPENAI_MODEL) || isSet(OPENAI_EMBEDDING) || isSet(OPENAI_URL) || used.contains("openai"));
        enable("spring", used.contains(SPRING));
        trace(isSet(TRACING));
        SpringAiStarters.restrict(embedding.equals(SPRING), chat.equals(SPRING), choices);
        return choices;
    }

    private AdapterChoice records() {
        return isSet(MONGODB) || StringUtils.hasText(settings.getProperty("DATABASE_NAME"))
                ? AdapterChoice.because(MONGODB.name(), "mongodb")
                : AdapterChoice.byDefault("sqlite");
    }

    private AdapterChoice objects() {
        var s3 = Binder.get(settings).bind("docent.objects.s3", Bindable.mapOf(String.class, String.class));
        return s3.orElse(Map.of()).values().stream().anyMatch(StringUtils::hasText)
                ? AdapterChoice.because("S3_BUCKET", "s3")
                : AdapterChoice.byDefault("folder");
    }

    /** Only the server itself knows whether it has search, so it is asked; without one not even its driver is loaded. */
    private AdapterChoice index() {
        if (!isSet(MONGODB)) {
            return AdapterChoice.byDefault("lucene");
        }
        return SpringFactoriesLoader.forDefaultResourceLocation().load(IndexProbe.class).stream()
                .findFirst()
                .map(probe -> probe.choose(settings))
                .orElse(AdapterChoice.byDefault("lucene"));
    }

    private AdapterChoice embedding() {
        return ifSet("openai", OPENAI_EMBEDDING)
                .or(() -> ifSet("gemini", GEMINI))
                .orElse(AdapterChoice.byDefault("onnx"));
    }

    /**
     * {@return whether a setting is about embedding} A key that is set for answers chooses the model of a new index, but an
     * index with passages keeps its own.
     */
    private boolean isEmbeddingNamed() {
        var kind = settings.getProperty("docent.embedding.kind", "").strip();
        return !kind.isEmpty() && !kind.equalsIgnoreCase("auto") || isSet(OPENAI_EMBEDDING) || isSet(GEMINI_EMBEDDING);
    }

    private AdapterChoice chatModel() {
        return ifSet("openai", OPENAI_MODEL).or(() -> ifSet("gemini", GEMINI)).orElse(AdapterChoice.byDefault("none"));
    }

    /** @param kinds the adapters that exist */
    private String chosen(String part, List<String> kinds, Supplier<AdapterChoice> automatic) {
        return put(part, choice("docent.%s.kind".formatted(part), kinds, automatic));
    }

    private AdapterChoice choice(String property, List<String> kinds, Supplier<AdapterChoice> automatic) {
        var set = settings.getProperty(property, "").strip();
        var kind = set.toLowerCase(Locale.ROOT);
        if (kind.isEmpty() || kind.equals("auto")) {
            return automatic.get();
        }
        if (!kinds.contains(kind)) {
            throw new InvalidSettingException("%s (%s) must be auto, %s or %s, but is %s. Correct or remove it."
                    .formatted(
                            property,
                            property.toUpperCase(Locale.ROOT).replace('.', '_'),
                            String.join(", ", kinds.subList(0, kinds.size() - 1)),
                            kinds.getLast(),
                            set));
        }
        return AdapterChoice.because(property, kind);
    }

    private String put(String part, AdapterChoice choice) {
        choices.put("docent.%s.kind".formatted(part), choice.kind());
        choices.put("docent.%s.because".formatted(part), choice.reason());
        return choice.kind();
    }

    private void trace(boolean isTraced) {
        enable("tracing", isTraced);
        if (isTraced) {
            choices.put("docent.tracing.log", " %X{traceId:-}");
            // The streams of chat models change threads, and their calls belong to the trace of the question.
            choices.put("spring.reactor.context-propagation", "auto");
        }
    }

    private void enable(String client, boolean isUsed) {
        choices.put("docent.%s.enabled".formatted(client), isUsed);
    }

    private Optional<AdapterChoice> ifSet(String kind, Setting setting) {
        return ifSet(kind, List.of(setting));
    }

    private Optional<AdapterChoice> ifSet(String kind, List<Setting> group) {
        return group.stream()
                .filter(this::isSet)
                .findFirst()
                .map(setting -> AdapterChoice.because(setting.name(), kind));
    }

    private boolean isSet(Setting setting) {
        return StringUtils.hasText(settings.getProperty(setting.property()));
    }

    /** @param name by which users know the property */
    private record Setting(String property, String name) {}
}
