# Varnish before the press: pages are kept with their tags, and purged by them when something changes.
#
# Debian: apt-get install varnish varnish-modules; copy it to /etc/varnish/default.vcl; start varnishd with
#   -p http_gzip_support=off
# so that brotli reaches the readers who want it (Varnish itself knows gzip alone); start the site with TRUSTED_PROXIES=1
# and PURGE_URLS=http://127.0.0.1:6081/ . Tried with Varnish 7.1 and varnish-modules 0.20.
vcl 4.1;

import std;
import xkey;

backend press {
  .host = "127.0.0.1";
  .port = "3000";
  .connect_timeout = 2s;
  .first_byte_timeout = 30s;
  # An instance that ends says 503 at /healthz no more than it takes connections; readers get what is kept meanwhile.
  .probe = {
    .url = "/healthz";
    .interval = 1s;
    .timeout = 1s;
    .window = 3;
    .threshold = 2;
    .initial = 2;
  }
}

# Who may purge: the machines on which the press runs.
acl purgers {
  "127.0.0.1";
  "::1";
}

sub vcl_recv {
  if (req.method == "PURGE") {
    # Varnish has put the client into X-Forwarded-For; with another before it, somebody else asked through a proxy of ours.
    if (client.ip !~ purgers || req.http.X-Forwarded-For ~ ",") {
      return (synth(403, "Not from here"));
    }
    # The press names the tags in Surrogate-Key, unless PURGE_HEADER says otherwise.
    if (!req.http.xkey-purge) {
      set req.http.xkey-purge = req.http.Surrogate-Key;
    }
    if (!req.http.xkey-purge || req.http.xkey-purge == "") {
      return (synth(400, "Name the tags in xkey-purge or Surrogate-Key"));
    }
    # Gone at once, not only stale: among the tags may be that of a withdrawn article.
    return (synth(200, "Purged " + xkey.purge(req.http.xkey-purge)));
  }
  unset req.http.xkey-purge;

  # Three wishes instead of a hundred: what the press has in stock.
  if (req.http.Accept-Encoding ~ "(?i)\bbr\b") {
    set req.http.Accept-Encoding = "br";
  } elsif (req.http.Accept-Encoding ~ "(?i)\bgzip\b") {
    set req.http.Accept-Encoding = "gzip";
  } else {
    unset req.http.Accept-Encoding;
  }

  # What is made for one person is never kept; a stream is handed on as it comes.
  if (req.url ~ "^/api/live/[^/]+/events$") {
    return (pipe);
  }
  if (req.url ~ "^/(desk|preview|healthz|readyz|metrics)(/|\?|$)" || (req.url ~ "^/api/" && req.url !~ "^/api/live/")) {
    return (pass);
  }
  # Who has opened the preview of a draft sees what nobody else may.
  if (req.http.Cookie ~ "(^|;\s*)(broadsheet_preview|__prerender_bypass)=") {
    return (pass);
  }
  # No page for readers depends on a cookie.
  unset req.http.Cookie;

  # How old a page may be while Varnish asks again: as old as the press said, or, while the press is away, as old as the
  # publication allows (see vcl_backend_response and vcl_deliver).
  if (req.restarts == 0 && std.healthy(req.backend_hint)) {
    set req.grace = 30s;
  }
}

sub vcl_pipe {
  # One request to a connection: the next one must come through vcl_recv.
  set bereq.http.Connection = "close";
}

sub vcl_backend_response {
  set beresp.http.xkey = beresp.http.Surrogate-Key;

  if (beresp.status >= 500) {
    # A refresh that failed leaves what is kept as it is.
    if (bereq.is_bgfetch) {
      return (abandon);
    }
    set beresp.ttl = 0s;
    set beresp.grace = 0s;
    return (deliver);
  }
  if (beresp.http.Set-Cookie) {
    set beresp.uncacheable = true;
    set beresp.ttl = 120s;
    return (deliver);
  }
  # RFC 5861. Varnish knows stale-while-revalidate, and gives ten seconds to whoever does not say it; stale-if-error it
  # does not know.
  set beresp.grace = 0s;
  if (beresp.http.Cache-Control ~ "stale-if-error=[0-9]+") {
    set beresp.grace = std.duration(regsub(beresp.http.Cache-Control, "^.*stale-if-error=([0-9]+).*$", "\1s"), 0s);
  }
  # Asking again costs a 304 where nothing changed.
  set beresp.keep = 10m;
}

sub vcl_synth {
  if (req.method == "PURGE") {
    set resp.http.Content-Type = "text/plain; charset=utf-8";
    set resp.body = resp.reason;
    return (deliver);
  }
}

sub vcl_deliver {
  # The press has just gone, and the probe has not noticed yet: once more, with whatever may still be shown.
  if (resp.status >= 500 && req.restarts == 0 && req.method ~ "^(GET|HEAD)$" && req.url !~ "^/(desk|preview|api)(/|\?|$)") {
    set req.grace = 24h;
    return (restart);
  }
  # Tags are for caches. With a CDN before Varnish, keep Surrogate-Key (Fastly) or Cache-Tag (Cloudflare).
  unset resp.http.xkey;
  unset resp.http.Surrogate-Key;
  unset resp.http.Cache-Tag;
  # What this cache did, appended to what the press says (RFC 9211).
  if (obj.hits > 0) {
    set resp.http.Cache-Status = resp.http.Cache-Status + ", varnish; hit";
  } else if (obj.uncacheable) {
    set resp.http.Cache-Status = resp.http.Cache-Status + ", varnish; fwd=bypass";
  } else {
    set resp.http.Cache-Status = resp.http.Cache-Status + ", varnish; fwd=miss; stored";
  }
  set resp.http.Cache-Status = regsub(resp.http.Cache-Status, "^, ", "");
}
