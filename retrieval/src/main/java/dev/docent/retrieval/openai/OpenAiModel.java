package dev.docent.retrieval.openai;

/**
 * A model of the server.
 *
 * @param setting the setting that names it, such as {@code OPENAI_MODEL}
 */
public record OpenAiModel(String name, String setting) {}
