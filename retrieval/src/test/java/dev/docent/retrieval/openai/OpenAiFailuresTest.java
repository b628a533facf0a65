package dev.docent.retrieval.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.provider.HostedModel;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The error responses of servers that implement OpenAI's API, as their projects document or report them. */
class OpenAiFailuresTest {

    private static final Map<String, String> SENTENCES = Map.of(
            "key", "The server does not accept the key",
            "model", "The server has no model m1, or no such path",
            "quota", "The server has no quota left for this account",
            "rate", "The server has reached its rate limit for m1",
            "down", "The server is currently unavailable",
            "request", "The server rejected a request for m1",
            "long", "The server rejected an input that is too long for m1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    OpenAI     | 401 | key     | {"error":{"message":"Incorrect API key provided: sk-1***2","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}
                    OpenAI     | 404 | model   | {"error":{"message":"The model 'm1' does not exist or you do not have access to it.","type":"invalid_request_error","param":null,"code":"model_not_found"}}
                    OpenAI     | 429 | quota   | {"error":{"message":"You exceeded your current quota","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}
                    OpenAI     | 429 | rate    | {"error":{"message":"Rate limit reached for m1 on tokens per min (TPM)","type":"tokens","param":null,"code":"rate_limit_exceeded"}}
                    OpenAI     | 400 | request | {"error":{"message":"Invalid value: 'x'.","type":"invalid_request_error","param":"messages[0].role","code":"invalid_value"}}
                    OpenAI     | 500 | down    | {"error":{"message":"The server had an error while processing your request.","type":"server_error","param":null,"code":null}}
                    vLLM       | 404 | model   | {"object":"error","message":"The model `m1` does not exist.","type":"NotFoundError","param":null,"code":404}
                    vLLM       | 400 | request | {"error":{"message":"[{'type': 'missing', 'loc': ('body', 'messages')}]","type":"BadRequestError","param":null,"code":400}}
                    vLLM       | 401 | key     | {"error":"Unauthorized"}
                    vLLM       | 500 | down    | {"object":"error","message":"EngineCore encountered an issue.","type":"InternalServerError","param":null,"code":500}
                    Ollama     | 404 | model   | {"error":{"message":"model 'm1' not found","type":"not_found_error","param":null,"code":null}}
                    Ollama     | 404 | model   | {"error":"model \\"m1\\" not found, try pulling it first"}
                    Ollama     | 400 | request | {"error":{"message":"\\"m1\\" does not support chat","type":"invalid_request_error","param":null,"code":null}}
                    Ollama     | 503 | down    | {"error":{"message":"server busy, please try again.  maximum pending requests exceeded","type":"api_error","param":null,"code":null}}
                    llama.cpp  | 401 | key     | {"error":{"code":401,"message":"Invalid API Key","type":"authentication_error"}}
                    llama.cpp  | 503 | down    | {"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}
                    llama.cpp  | 501 | down    | {"error":{"code":501,"message":"This server does not support embeddings.","type":"not_supported_error"}}
                    LiteLLM    | 400 | model   | {"error":{"message":"{'error': '/chat/completions: Invalid model name passed in model=m1. Call `/v1/models` to view available models for your key.'}","type":"None","param":"None","code":"400"}}
                    LiteLLM    | 401 | key     | {"error":{"message":"Authentication Error, Invalid proxy server token passed.","type":"auth_error","param":"None","code":"401"}}
                    LiteLLM    | 400 | quota   | {"error":{"message":"Budget has been exceeded! Current cost: 1.2, Max budget: 1.0","type":"budget_exceeded","param":null,"code":"400"}}
                    LiteLLM    | 429 | rate    | {"error":{"message":"litellm.RateLimitError: RateLimitError: OpenAIException","type":"throttling_error","param":null,"code":"429"}}
                    OpenRouter | 402 | quota   | {"error":{"message":"Insufficient credits. Add more using https://openrouter.ai/settings/credits","code":402}}
                    OpenRouter | 400 | model   | {"error":{"message":"m1 is not a valid model ID","code":400},"user_id":"u"}
                    OpenRouter | 404 | model   | {"error":{"message":"No endpoints found for m1.","code":404}}
                    OpenRouter | 429 | rate    | {"error":{"message":"Provider returned error","code":429,"metadata":{"raw":"m1 is temporarily rate-limited upstream"}}}
                    OpenRouter | 502 | down    | {"error":{"message":"Provider returned error","code":502}}
                    Azure      | 404 | model   | {"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist."}}
                    Azure      | 400 | model   | {"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist."}}
                    Azure      | 401 | key     | {"statusCode":401,"message":"Unauthorized. Access token is missing, invalid, audience is incorrect, or have expired."}
                    Azure      | 429 | rate    | {"error":{"code":"429","message":"Requests to the ChatCompletions_Create Operation have exceeded token rate limit. Please retry after 26 seconds."}}
                    Azure      | 400 | request | {"error":{"message":"The response was filtered due to the prompt triggering the content management policy.","type":null,"param":"prompt","code":"content_filter","status":400}}
                    Mistral    | 400 | model   | {"object":"error","message":"Invalid model: m1","type":"invalid_model","param":null,"code":"1500"}
                    Mistral    | 401 | key     | {"message":"Unauthorized","request_id":"1"}
                    Mistral    | 429 | rate    | {"message":"Requests rate limit exceeded"}
                    Mistral    | 422 | request | {"object":"error","message":{"detail":[{"type":"extra_forbidden","loc":["body","x"],"msg":"Extra inputs are not permitted"}]},"type":"invalid_request_error"}
                    a gateway  | 502 | down    | <html><body>Bad Gateway</body></html>
                    a gateway  | 413 | long    | ``
                    vLLM       | 400 | long    | {"error":{"message":"This model's maximum context length is 4096 tokens. However, you requested 6144 tokens.","type":"BadRequestError","param":null,"code":400}}
                    llama.cpp  | 500 | long    | {"error":{"code":500,"message":"input is too large to process. increase the physical batch size","type":"server_error"}}
                    Ollama     | 400 | long    | {"error":{"message":"the input length exceeds the context length","type":"api_error","param":null,"code":null}}
                    """)
    void areExplainedByWhatToDo(String server, int status, String sentence, String body) {
        var failure = new OpenAiFailures("The server")
                .of(new OpenAiErrorException(status, body, ""), new HostedModel("m1", "OPENAI_MODEL"));

        assertThat(failure).as(server).hasMessageStartingWith(SENTENCES.get(sentence));
    }
}
