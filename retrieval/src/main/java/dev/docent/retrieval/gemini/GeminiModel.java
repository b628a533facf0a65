package dev.docent.retrieval.gemini;

import dev.docent.retrieval.provider.ProviderException.WrongSettingException;

/**
 * A model by its name.
 *
 * @param name as Google calls it
 * @param setting where the name comes from, as people set it
 */
public record GeminiModel(String name, String setting) {

    public GeminiModel {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9@./_-]*")) {
            throw new WrongSettingException(setting + " is the name of a model, and not \"" + name + "\".", null);
        }
    }
}
