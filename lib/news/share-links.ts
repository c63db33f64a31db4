export interface ShareLink {
  name: string;
  href: string;
}

/** Plain links that hand an article on; no script, no counter. `url` is absolute. */
export function shareLinks(headline: string, url: string): ShareLink[] {
  const [text, link] = [encodeURIComponent(headline), encodeURIComponent(url)];
  const both = encodeURIComponent(`${headline} ${url}`);
  return [
    { name: 'E-mail', href: `mailto:?subject=${text}&body=${link}` },
    { name: 'WhatsApp', href: `https://wa.me/?text=${both}` },
    { name: 'Bluesky', href: `https://bsky.app/intent/compose?text=${both}` },
    { name: 'X', href: `https://x.com/intent/post?text=${text}&url=${link}` },
    { name: 'Facebook', href: `https://www.facebook.com/sharer/sharer.php?u=${link}` },
    { name: 'LinkedIn', href: `https://www.linkedin.com/sharing/share-offsite/?url=${link}` },
    { name: 'Reddit', href: `https://www.reddit.com/submit?url=${link}&title=${text}` },
  ];
}
