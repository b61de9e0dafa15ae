/** The papers of the room: add one's own, choose who may see it, show one to all, take it away. */
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner, Button, Loading, Row, Stack } from '../../../../kit/index.ts';
import type { Joint } from '../joint.ts';
import type { Person } from '../person.ts';
import { useCell } from '../use-cell.ts';
import { PAPER_LIMIT, PaperError, type PaperProblem, type PaperSource } from './paper.ts';
import { paperName } from './paper-name.ts';
import { PaperRow } from './paper-row.tsx';
import '../joint.css';

const DocumentCamera = lazy(async () => ({ default: (await import('./document-camera.tsx')).DocumentCamera }));

interface ShelfPanelProps {
  readonly joint: Joint;
  readonly people: readonly Person[];
  /** False where papers can only be looked at, as by a customer whose terminal has no files. */
  readonly canAdd?: boolean;
  /** The camera that shows the person: another is chosen first for papers. */
  readonly personCamera?: string;
}

export function ShelfPanel({ joint, people, canAdd = true, personCamera }: ShelfPanelProps) {
  const { t } = useTranslation('remote');
  const papers = useCell(joint.shelf.papers);
  const chooser = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [camera, setCamera] = useState(false);
  const [problem, setProblem] = useState<PaperProblem | null>(null);
  const [nameless, setNameless] = useState(false);
  const add = async (bytes: Uint8Array<ArrayBuffer>, name: string | null, source: PaperSource) => {
    setProblem(null);
    setNameless(name !== null && paperName(name) === null);
    setBusy(true);
    try {
      const id = await joint.shelf.put(bytes, name, source);
      const { presenter } = joint.floor.state.get();
      if (id !== '' && (presenter === null || presenter === joint.self)) joint.view.show(id);
    } catch (error) {
      setProblem(error instanceof PaperError ? error.problem : 'broken');
    } finally {
      setBusy(false);
    }
  };
  const chosen = async (file: File) => {
    if (file.size > PAPER_LIMIT) return setProblem('tooLarge');
    await add(new Uint8Array(await file.arrayBuffer()), file.name, 'file');
  };
  return (
    <Stack gap="s" className="jt-shelf">
      <h3>{t('joint.papers.title')}</h3>
      {canAdd && (
        <Row>
          <input
            ref={chooser}
            type="file"
            accept="application/pdf,image/png,image/jpeg"
            className="od-hidden"
            tabIndex={-1}
            aria-label={t('joint.papers.choose')}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file !== undefined) void chosen(file);
              // The same file may be chosen again.
              event.target.value = '';
            }}
          />
          <Button icon="plus" busy={busy} onPress={() => chooser.current?.click()}>
            {t('joint.papers.choose')}
          </Button>
          <Button expanded={camera} onPress={() => setCamera(!camera)}>
            {t('joint.papers.camera')}
          </Button>
        </Row>
      )}
      {canAdd && <p className="od-soft">{t('joint.papers.rules')}</p>}
      {problem !== null && <Banner kind="disruption" live="assertive">{t(`joint.problems.${problem}`)}</Banner>}
      {nameless && problem === null && <Banner kind="change">{t('joint.papers.nameless')}</Banner>}
      {camera && (
        <Suspense fallback={<Loading />}>
          <DocumentCamera personCamera={personCamera} onPicture={(bytes) => add(bytes, null, 'camera')} onClose={() => setCamera(false)} />
        </Suspense>
      )}
      {papers.length === 0 && <p className="od-soft">{t('joint.papers.none')}</p>}
      <ul className="jt-papers">
        {papers.map((paper) => (
          <PaperRow key={paper.facts.id} joint={joint} people={people} paper={paper} />
        ))}
      </ul>
    </Stack>
  );
}
