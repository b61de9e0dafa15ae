/** A picture or a PDF that came with a case, a page at a time, drawn as shared papers are. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner, Button, Loading, Row } from '../../../kit/index.ts';
import type { OpenPaper } from '../joint/papers/opened-paper.ts';
import { type PaperKind, PaperError, type PaperProblem } from '../joint/papers/paper.ts';

/** Points across of the drawn page: sharp at the dialog's width. */
const WIDTH = 1_400;

export function AttachmentPicture({ bytes, kind }: { readonly bytes: Uint8Array<ArrayBuffer>; readonly kind: PaperKind }) {
  const { t } = useTranslation('remote');
  const canvas = useRef<HTMLCanvasElement>(null);
  const first = useRef(bytes);
  const [paper, setPaper] = useState<OpenPaper | null>(null);
  const [page, setPage] = useState(1);
  const [problem, setProblem] = useState<PaperProblem | null>(null);
  useEffect(() => {
    let gone = false;
    let opened: OpenPaper | null = null;
    const open = async () => {
      const { openPaper } = await import('../joint/papers/open-paper.ts');
      opened = await openPaper(kind, first.current);
      if (gone) opened.close();
      else setPaper(opened);
    };
    open().catch((error: unknown) => setProblem(error instanceof PaperError ? error.problem : 'broken'));
    return () => {
      gone = true;
      opened?.close();
    };
  }, [kind]);
  useEffect(() => {
    if (paper === null) return undefined;
    let gone = false;
    const draw = async () => {
      const { bitmap } = await paper.draw(page, WIDTH);
      const target = canvas.current;
      if (!gone && target !== null) {
        [target.width, target.height] = [bitmap.width, bitmap.height];
        target.getContext('2d')?.drawImage(bitmap, 0, 0);
      }
      bitmap.close();
    };
    draw().catch((error: unknown) => {
      if (!gone) setProblem(error instanceof PaperError ? error.problem : 'broken');
    });
    return () => {
      gone = true;
    };
  }, [paper, page]);
  if (problem !== null) return <Banner kind="disruption">{t(`joint.problems.${problem}`)}</Banner>;
  if (paper === null) return <Loading />;
  const told = t('joint.tools.page', { page, pages: paper.pages });
  return (
    <>
      {paper.pages > 1 && (
        <Row>
          <Button icon="arrow-left" disabled={page === 1} onPress={() => setPage(page - 1)}>
            {t('joint.tools.before')}
          </Button>
          <span aria-live="polite">{told}</span>
          <Button icon="arrow-right" disabled={page === paper.pages} onPress={() => setPage(page + 1)}>
            {t('joint.tools.after')}
          </Button>
        </Row>
      )}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn here; there is no file an img could show */}
      <canvas ref={canvas} className="xd-picture" role="img" aria-label={told} />
    </>
  );
}
