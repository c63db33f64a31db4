import type { CrawlerGroup } from '#lib/news/crawler-policy.ts';

/** When the lists below were last held against their sources; `robots.txt` says so. */
export const crawlersKnownOn = '2026-11-24';

/**
 * Crawlers by what they say they read for, as their product tokens stand in `robots.txt`.
 *
 * Sources: what the operators themselves document (developers.google.com/search/docs/crawling-indexing,
 * platform.openai.com/docs/bots, support.claude.com, docs.perplexity.ai/guides/bots, developers.facebook.com/docs/sharing,
 * support.apple.com/119829, developer.amazon.com/amazonbot, commoncrawl.org/ccbot), and for what they do not, the list
 * kept at github.com/ai-robots-txt/ai.robots.txt. Only tokens of the grammar of RFC 9309, section 2.2.1 (letters, `-`
 * and `_`): another one, such as AI2Bot, is cut by strict parsers to the name of somebody else.
 */
export const knownCrawlers: Record<CrawlerGroup, readonly string[]> = {
  search: [
    'Applebot',
    'Baiduspider',
    'Bingbot',
    'Bravebot',
    'DuckDuckBot',
    'Googlebot',
    'Googlebot-Image',
    'Googlebot-News',
    'Googlebot-Video',
    'MojeekBot',
    'PetalBot',
    'Qwantbot',
    'SeznamBot',
    'Slurp',
    'Yandex',
    'Yeti',
  ],
  aiSearch: [
    'Amzn-SearchBot',
    'Amzn-User',
    'AzureAI-SearchBot',
    'ChatGPT-User',
    'Claude-SearchBot',
    'Claude-User',
    'DuckAssistBot',
    'Gemini-Deep-Research',
    'Google-NotebookLM',
    'LinkupBot',
    'Manus-User',
    'meta-externalfetcher',
    'meta-webindexer',
    'MistralAI-User',
    'OAI-SearchBot',
    'Perplexity-User',
    'PerplexityBot',
    'PhindBot',
    'TavilyBot',
    'YouBot',
  ],
  aiTraining: [
    'Amazonbot',
    'anthropic-ai',
    'Applebot-Extended',
    'Bytespider',
    'CCBot',
    'ChatGLM-Spider',
    'ClaudeBot',
    'cohere-ai',
    'cohere-training-data-crawler',
    'DeepSeekBot',
    'Diffbot',
    'FacebookBot',
    'Google-CloudVertexBot',
    'Google-Extended',
    'GoogleOther',
    'GPTBot',
    'ICC-Crawler',
    'ImagesiftBot',
    'LAIONDownloader',
    'meta-externalagent',
    'omgili',
    'omgilibot',
    'PanguBot',
    'TikTokSpider',
    'Timpibot',
    'Webzio-Extended',
  ],
};
