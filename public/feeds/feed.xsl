<?xml version="1.0" encoding="UTF-8"?>
<!-- A feed, RSS or Atom, as a page, for a person who opens one in a browser. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://www.w3.org/1999/xhtml" exclude-result-prefixes="atom dc">
  <xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat"/>

  <xsl:template match="/rss/channel">
    <xsl:call-template name="page">
      <xsl:with-param name="language" select="language"/>
      <xsl:with-param name="title" select="title"/>
      <xsl:with-param name="description" select="description"/>
      <xsl:with-param name="site" select="link"/>
      <xsl:with-param name="self" select="atom:link[@rel='self']/@href"/>
      <xsl:with-param name="items" select="item"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="/atom:feed">
    <xsl:call-template name="page">
      <xsl:with-param name="language" select="@xml:lang"/>
      <xsl:with-param name="title" select="atom:title"/>
      <xsl:with-param name="description" select="atom:subtitle"/>
      <xsl:with-param name="site" select="atom:link[@rel='alternate']/@href"/>
      <xsl:with-param name="self" select="atom:link[@rel='self']/@href"/>
      <xsl:with-param name="items" select="atom:entry"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="item">
    <xsl:call-template name="story">
      <xsl:with-param name="url" select="link"/>
      <xsl:with-param name="title" select="title"/>
      <xsl:with-param name="summary" select="description"/>
      <xsl:with-param name="kind" select="category[1]"/>
      <!-- "Tue, 17 Nov 2026 06:00:00 GMT" without the time. -->
      <xsl:with-param name="date" select="substring(pubDate, 6, 11)"/>
      <xsl:with-param name="authors" select="dc:creator"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="atom:entry">
    <xsl:call-template name="story">
      <xsl:with-param name="url" select="atom:link[@rel='alternate']/@href"/>
      <xsl:with-param name="title" select="atom:title"/>
      <xsl:with-param name="summary" select="atom:summary"/>
      <xsl:with-param name="kind" select="atom:category[1]/@term"/>
      <xsl:with-param name="date" select="substring(atom:published, 1, 10)"/>
      <xsl:with-param name="authors" select="atom:author/atom:name"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="story">
    <xsl:param name="url"/>
    <xsl:param name="title"/>
    <xsl:param name="summary"/>
    <xsl:param name="kind"/>
    <xsl:param name="date"/>
    <xsl:param name="authors"/>
    <article>
      <p class="kicker"><xsl:value-of select="$kind"/></p>
      <h2><a href="{$url}"><xsl:value-of select="$title"/></a></h2>
      <xsl:if test="$summary != ''"><p class="dek"><xsl:value-of select="$summary"/></p></xsl:if>
      <p class="by">
        <xsl:for-each select="$authors"><xsl:value-of select="."/><xsl:if test="position() != last()">, </xsl:if></xsl:for-each>
        <xsl:text> · </xsl:text><time><xsl:value-of select="$date"/></time>
      </p>
    </article>
  </xsl:template>

  <xsl:template name="page">
    <xsl:param name="language"/>
    <xsl:param name="title"/>
    <xsl:param name="description"/>
    <xsl:param name="site"/>
    <xsl:param name="self"/>
    <xsl:param name="items"/>
    <html lang="{$language}">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="robots" content="noindex"/>
        <title><xsl:value-of select="$title"/>, feed</title>
        <link rel="stylesheet" href="/feeds/page.css"/>
      </head>
      <body>
        <aside>
          <p>This is a feed. Copy its address into a feed reader, and new stories come to you. <a href="/feeds">All feeds</a></p>
          <p><code><xsl:value-of select="$self"/></code></p>
        </aside>
        <header>
          <h1><a href="{$site}"><xsl:value-of select="$title"/></a></h1>
          <p class="dek"><xsl:value-of select="$description"/></p>
        </header>
        <main><xsl:apply-templates select="$items"/></main>
      </body>
    </html>
  </xsl:template>
</xsl:stylesheet>
