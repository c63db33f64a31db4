/** The picture that a platform shows beside a link to a page. */
export interface ShareImage {
  /** Path of the file. */
  url: string;
  /** Pixels. */
  width: number;
  height: number;
  /** What it says, for those who cannot see it. */
  alt: string;
  /** Media type. */
  type: string;
}
